import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordAndScrambledCopy } from "../../../tests/support/any-statement.ts";
import { effectiveStatements } from "./effective-statements.ts";
import type { Statement } from "./statement.ts";

const statement = (id: string, verb: string, statementId?: string): Statement => ({
  id,
  verb,
  activityId: "c/aim",
  locale: "fr",
  at: "001700000000000-00000-d1",
  device: "d1",
  ...(statementId !== undefined && { result: { statementId } }),
});

describe("effectiveStatements", () => {
  it("leaves out what was taken back; a taking-back cannot be taken back", () => {
    const record = [statement("s1", "answered"), statement("s2", "voided", "s1"), statement("s3", "voided", "s2")];
    expect(effectiveStatements(record).map(({ id }) => id)).toEqual(["s2", "s3"]);
  });
  it("gives each statement once, in the same order, however they arrive", () => {
    fc.assert(
      fc.property(recordAndScrambledCopy(), ([record, scrambled]) => {
        expect(effectiveStatements(scrambled)).toEqual(effectiveStatements(record));
      }),
    );
  });
});

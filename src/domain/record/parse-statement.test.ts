import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyStatement } from "../../../tests/support/any-statement.ts";
import { parseStatement } from "./parse-statement.ts";

const answered = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  verb: "answered",
  activityId: "responsibility/aim",
  locale: "ar",
  at: "001700000000000-00000-d1",
  device: "d1",
  result: { response: "comply", scaled: 1 },
};

describe("parseStatement", () => {
  it("keeps verbs and fields that it does not know", () => {
    const newer = { ...answered, verb: "peer-reviewed", witness: { by: 2 }, result: { ...answered.result, weight: [1] } };
    expect(parseStatement(newer)).toEqual({ ok: true, value: newer });
  });
  it.each([
    [{ ...answered, id: answered.id.toUpperCase() }, "$.id"],
    [{ ...answered, verb: "" }, "$.verb"],
    [{ ...answered, activityId: undefined }, "$.activityId"],
    [{ ...answered, at: "2026-11-21" }, "$.at"],
    [{ ...answered, device: "Ministry laptop 3" }, "$.device"],
    [{ ...answered, attemptId: 7 }, "$.attemptId"],
    [{ ...answered, result: [] }, "$.result"],
    [{ ...answered, result: { scaled: 1.5 } }, "$.result.scaled"],
    [{ ...answered, result: { items: ["aim", 2] } }, "$.result.items"],
    [{ ...answered, result: { marks: { author: "2" } } }, "$.result.marks"],
    [null, "$"],
    [[answered], "$"],
  ])("names the field that is wrong (%#)", (value, at) => {
    expect(parseStatement(value)).toEqual({ ok: false, error: { code: "not-a-statement", at } });
  });
  it("names a field that is missing", () => {
    const { locale: _, ...withoutLocale } = answered;
    expect(parseStatement(withoutLocale)).toMatchObject({ error: { at: "$.locale" } });
  });
  it("reads back every statement from its JSON", () => {
    fc.assert(
      fc.property(anyStatement, (statement) => {
        expect(parseStatement(JSON.parse(JSON.stringify(statement)))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(statement)) });
      }),
    );
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseStatement(value)));
    fc.assert(fc.property(fc.anything(), (result) => void parseStatement({ ...answered, result })));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorksheetField } from "#domain/course/worksheet.ts";
import { parseWorksheetEntries } from "./parse-worksheet-entries.ts";

const fields: readonly WorksheetField[] = [
  { id: "facts", kind: "text", rows: 6 },
  { id: "kind", kind: "choice", options: ["retorsion", "countermeasure"] },
  { id: "steps", kind: "choices", options: ["call", "notify"] },
  { id: "on", kind: "date" },
];

describe("parseWorksheetEntries", () => {
  it("keeps entries of the worksheet's fields and options, and drops the rest", () => {
    const stored = { facts: "", kind: "war", steps: ["notify", "bomb"], on: 7, other: "x" };
    expect(parseWorksheetEntries(fields, stored)).toEqual({ facts: "", steps: ["notify"] });
  });
  it("keeps a day as date controls write it, and nothing else", () => {
    const days = ["2026-05-04", "", "4 May", "2026-13-45"].map((on) => parseWorksheetEntries(fields, { on }).on);
    expect(days).toEqual(["2026-05-04", "", undefined, undefined]);
  });
  it("never throws, and reads what it gave again to the same", () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const entries = parseWorksheetEntries(fields, stored);
        expect(parseWorksheetEntries(fields, entries)).toEqual(entries);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorksheetEntries, WorksheetField } from "#domain/course/worksheet.ts";
import { conditionHolds, openFields } from "./open-fields.ts";

const fields: readonly WorksheetField[] = [
  { id: "state", kind: "choice", options: ["proved", "likely", "none"] },
  { id: "rule", kind: "text", rows: 2, when: { field: "state", lacks: ["none"] } },
  { id: "responses", kind: "choices", options: ["claim", "countermeasure"], when: { field: "state", has: ["proved", "likely"] } },
  { id: "demand", kind: "choice", options: ["made", "not-made"], when: { field: "responses", has: ["countermeasure"] } },
  { id: "reason", kind: "text", rows: 2, when: { field: "demand", has: ["not-made"], lacks: ["made"] } },
];
const open = (entries: WorksheetEntries) => [...openFields(fields, entries)];

describe("openFields", () => {
  it("opens a field when its condition holds, and what hangs on it with it", () => {
    expect(open({})).toEqual(["state", "rule"]);
    expect(open({ state: "none" })).toEqual(["state"]);
    expect(open({ state: "proved", responses: ["claim"] })).toEqual(["state", "rule", "responses"]);
    expect(open({ state: "likely", responses: ["claim", "countermeasure"], demand: "not-made" })).toEqual(fields.map(({ id }) => id));
  });
  it("closes everything that hangs on a field that closes, though its answers are kept", () => {
    expect(open({ state: "none", responses: ["countermeasure"], demand: "not-made", reason: "Urgent." })).toEqual(["state"]);
  });
  it("opens a field only if the one it hangs on is open and answered so, whatever is written", () => {
    const entry = fc.oneof(fc.string(), fc.subarray(["proved", "likely", "none", "claim", "countermeasure", "made", "not-made"]));
    const entries = fc.dictionary(fc.constantFrom(...fields.map(({ id }) => id)), entry);
    fc.assert(
      fc.property(entries, (given) => {
        const now = openFields(fields, given);
        for (const { id, when } of fields) {
          expect(now.has(id)).toBe(when === undefined || (now.has(when.field) && conditionHolds(when, given)));
        }
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { reportCell } from "#sync/compact-report.ts";
import { cellText } from "./cohort-report.ts";
import { lineOf } from "./work-lines.ts";

const due = { atMs: 2000, text: "1970-01-01T00:00:02.000Z" };
const told = (...parameters: Parameters<typeof cellText>) => reportCell(JSON.parse(cellText(...parameters)), "");

describe("a cell of the report", () => {
  it("says nothing later than now, whatever the learner's clock said", () => {
    const line = lineOf({ attempts: 1, startedAtMs: 4000, doneAtMs: 5000, masteredAtMs: 5000, best: 0.9 });
    expect(told(line, undefined, 3000)).toEqual({ state: "mastered", sinceMs: 3000, attempts: 1, best: 0.9 });
    expect(told(line, undefined, 6000)).toEqual({ state: "mastered", sinceMs: 5000, attempts: 1, best: 0.9 });
  });

  it("is late if the work was done after it was due, or is not done by then", () => {
    const done = (doneAtMs: number) => lineOf({ attempts: 0, startedAtMs: 1000, doneAtMs });
    expect(told(done(2001), due, 3000)).toEqual({ state: "done", sinceMs: 2001, late: true });
    expect(told(done(2000), due, 3000)).toEqual({ state: "done", sinceMs: 2000 });
    expect(told(lineOf({ attempts: 0, startedAtMs: 1000 }), due, 2001)).toEqual({ state: "in-progress", sinceMs: 1000, late: true });
    expect(told(undefined, due, 2001)).toEqual({ state: "not-started", late: true });
    expect(told(undefined, due, 2000)).toEqual({ state: "not-started" });
  });
});

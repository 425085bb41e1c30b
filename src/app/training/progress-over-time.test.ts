import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyReport } from "../../../tests/support/any-report.ts";
import { matrixRows } from "./matrix.ts";
import { progressOverTime } from "./progress-over-time.ts";

describe("progress over time", () => {
  it("counts a day by the clocks of the cohort, and what a fast clock dated later as of the report's day", () => {
    const cells = ["2026-11-20T22:30:00Z", "2026-11-21T22:30:00Z", "2026-12-01T00:00:00Z"].map((since) => ({
      state: "done" as const,
      sinceMs: Date.parse(since),
    }));
    const learners = [{ id: "l", name: "Awa", groups: [], joinedAt: "2026-11-01T00:00:00Z", cells: [...cells, null] }];
    const given = { confidential: false as const, asOf: "2026-11-23T08:00:00.000Z", activities: ["a/1", "a/2", "a/3", "a/4"], learners };
    expect(progressOverTime(given, "Africa/Nairobi")).toEqual({
      assigned: 3,
      points: [
        { day: "2026-11-21", done: 1 },
        { day: "2026-11-22", done: 2 },
        { day: "2026-11-23", done: 3 },
      ],
    });
  });
  it("only rises, and ends at what the matrix says, whatever the report", () => {
    fc.assert(
      fc.property(anyReport(), (given) => {
        const { points, assigned } = progressOverTime(given, "Asia/Kolkata");
        const rows = matrixRows(given);
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
        expect(points.at(-1)?.done).toBe(sum(({ done }) => done));
        expect(assigned).toBe(sum((row) => row.assigned));
        expect(points.map(({ done }) => done)).toEqual(points.map(({ done }) => done).sort((a, b) => a - b));
        expect(points.map(({ day }) => day)).toEqual([...new Set(points.map(({ day }) => day))].sort());
      }),
    );
  });
});

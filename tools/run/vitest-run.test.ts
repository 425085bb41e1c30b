import { describe, expect, it } from "vitest";
import { summaryOf } from "./outcome.ts";
import { outcomeFrom } from "./vitest-run.ts";

const file = (status: string, ...tests: [fullName: string, status: string, failure?: string][]) => ({
  name: "a.test.ts",
  status,
  assertionResults: tests.map(([fullName, state, failure]) => ({ fullName, status: state, failureMessages: failure ? [failure] : [] })),
});
const report = (...files: ReturnType<typeof file>[]) => ({ testResults: files });

describe("outcomeFrom", () => {
  it("counts tests, and names those left out", () => {
    const tests = report(
      file("passed", ["a", "passed"], ["b", "passed"]),
      file("failed", ["c", "failed", "Error: no\n    at c.ts:1"], ["d", "skipped"]),
    );
    expect(outcomeFrom("unit tests", 1, tests)).toEqual({
      name: "unit tests",
      passed: 2,
      failed: 1,
      notRun: ["unit tests: d"],
      faults: ["unit tests: c: Error: no"],
    });
  });

  it("counts a file that does not load as one failed", () => {
    expect(outcomeFrom("unit tests", 1, report(file("passed", ["a", "passed"]), file("failed")))).toMatchObject({ passed: 1, failed: 1 });
  });

  it("never calls a run good that ended badly", () => {
    expect(outcomeFrom("unit tests", 1, report(file("passed", ["a", "passed"])))).toMatchObject({ passed: 1, failed: 1 });
    expect(outcomeFrom("unit tests", 0, undefined)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("summaryOf", () => {
  it("ends with the sum over all steps", () => {
    const outcomes = [
      { name: "lint", passed: 0, failed: 1, notRun: [] },
      { name: "unit tests", passed: 41, failed: 1, notRun: [], faults: ["unit tests: c: Error: no"] },
      { name: "browsers", passed: 2, failed: 0, notRun: ["webkit: not found"] },
    ];
    expect(summaryOf(outcomes).trim().split("\n")).toEqual([
      "FAILED  lint: 0 passed, 1 failed",
      "FAILED  unit tests: 41 passed, 1 failed",
      "ok      browsers: 2 passed, 0 failed",
      "not run webkit: not found",
      "failed unit tests: c: Error: no",
      "43 passed, 2 failed",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { statementAt } from "../../../tests/support/sync-fixtures.ts";
import { gradeStatements } from "./grade-statement.ts";
import { scoreCompletedRun } from "./score-completed-run.ts";

const completed = (path: unknown, scaled = 1, points = 6) =>
  statementAt(1, {
    verb: "completed",
    activityId: "crisis/two-steps",
    attemptId: "run-1",
    courseVersion: "1".repeat(32),
    result: { role: "adviser", path, scaled, points },
  });
const packs = {
  manifest: async (version: string) =>
    version === "1".repeat(32) ? { course: "crisis", activities: { "two-steps": { structure: { hash: "two-steps" } } } } : undefined,
  quiz: async () => undefined,
  scenario: async () => exampleScenario,
};
const gradeOf = async (statement: ReturnType<typeof completed>) => (await gradeStatements([statement], packs))[0]?.grade;
const best = ["first/demand", "second/measure"];

describe("a run that reached an ending", () => {
  it("is scored again as the device scored it", async () => {
    expect(scoreCompletedRun(completed(best), exampleScenario)).toEqual({ scaled: 1, points: 6 });
    expect(await gradeOf(completed(best))).toEqual({ state: "agreed" });
  });

  it("counts with the server's score where the device claims more", async () => {
    expect(await gradeOf(completed(["first/wait", "second/measure"]))).toMatchObject({ state: "differs", scaled: expect.any(Number) });
    const { scaled } = scoreCompletedRun(completed(["first/wait", "second/measure"]), exampleScenario);
    expect(scaled).toBeLessThan(0.5);
  });

  it.each([[[]], [["first/demand"]], [["first/demand", "second/gone"]], ["no path"], [[1, 2]]])("earns nothing on the path %j", (path) => {
    expect(scoreCompletedRun(completed(path), exampleScenario).scaled).toBe(0);
  });

  it("waits for its version where that was never published here", async () => {
    expect(await gradeOf({ ...completed(best), courseVersion: "2".repeat(32) })).toEqual({ state: "ungraded" });
  });

  it("is told apart from a lesson that was completed, which has no grade", async () => {
    const { attemptId: _, ...lesson } = completed(best);
    expect(await gradeOf(lesson)).toBeUndefined();
  });
});

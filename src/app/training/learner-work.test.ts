import { describe, expect, it } from "vitest";
import { statementAt } from "../../../tests/support/sync-fixtures.ts";
import { learnerActivities } from "./learner-work.ts";

const stored = "2026-11-02T08:00:00.000Z";

describe("a learner's runs of a scenario", () => {
  it("are told by their best score, and are no attempts at a quiz", () => {
    const run = { activityId: "c/story", attemptId: "r1" };
    const started = statementAt(1, { ...run, verb: "started", result: { role: "adviser" } });
    const completed = statementAt(2, { ...run, verb: "completed", result: { role: "adviser", path: ["a/b"], scaled: 0.5, points: 8 } });
    const second = statementAt(3, { ...run, attemptId: "r2", verb: "completed", result: { path: ["a/b"], scaled: 0.25, points: 8 } });
    const [story] = learnerActivities({
      statements: [
        { statement: started, stored },
        { statement: completed, stored },
        { statement: second, stored },
      ],
    });
    expect(story).toMatchObject({ activity: "c/story", bestRun: 0.5, attempts: [] });
    expect(story?.completedAtMs).toBeDefined();
  });
});

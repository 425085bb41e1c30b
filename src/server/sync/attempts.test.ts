import { describe, expect, it } from "vitest";
import type { Statement } from "#domain/record/statement.ts";
import { attemptsOf } from "./attempts.ts";

const begun = (activityId: string, result: Statement["result"] & object): Statement => ({
  id: "00000000-0000-4000-8000-000000000001",
  verb: "started",
  activityId,
  attemptId: "a1",
  result,
  locale: "en",
  at: "001700000000000-00000-d1",
  device: "d1",
});

describe("the attempts that statements belong to", () => {
  it("are those at quizzes, not runs of scenarios", () => {
    const quiz = begun("crisis/check", { items: ["one"], mode: "practice" });
    const run = begun("crisis/two-steps", { role: "adviser" });
    expect(attemptsOf([quiz, run])).toEqual([{ quiz: "crisis/check", attempt: "a1" }]);
  });
});

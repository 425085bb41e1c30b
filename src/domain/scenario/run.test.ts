import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import { parseStatement } from "#domain/record/parse-statement.ts";
import { progressFrom } from "#domain/record/progress.ts";
import type { Statement } from "#domain/record/statement.ts";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { castOf, replay } from "./replay.ts";
import { decisionsAlong, runFrom, runsOf } from "./run.ts";
import { decisionTaken, type RunContext, type RunStatement, runCompleted, runStarted } from "./run-statements.ts";
import { scoreRun } from "./score-run.ts";

const context: RunContext = {
  activityId: "crisis/two-steps",
  attemptId: "run-1",
  courseVersion: "a".repeat(32),
  structure: "b".repeat(32),
  text: "c".repeat(32),
  locale: "ar",
};
const statement = (n: number, given: RunStatement): Statement => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  at: hlcTextFrom({ ms: 1_700_000_000_000 + n, counter: 0, device: "d1" }),
  device: "d1",
  ...given,
});
const decision = (path: readonly string[], choice: string, reason = "") =>
  decisionTaken(context, { path, choice, reason, certainty: 2, helps: [] });

const record: readonly Statement[] = [
  runStarted(context, "adviser"),
  decision([], "first/wait"),
  decision(["first/wait"], "second/measure", "They will stop"),
  decision([], "first/demand", "  First things first "),
  decision(["first/demand"], "second/settle"),
  runCompleted(context, "adviser", ["first/demand", "second/settle"], { decisions: [], criteria: [], earned: 4, points: 6, scaled: 4 / 6 }),
  decision(["first/demand"], "second/measure"),
].map((given, index) => statement(index + 1, given));

describe("a run", () => {
  it("stands where the latest decision led, and remembers every path that was tried", () => {
    const run = runFrom("run-1", record);
    expect(run).toMatchObject({
      scenarioId: "crisis/two-steps",
      role: "adviser",
      courseVersion: "a".repeat(32),
      structure: "b".repeat(32),
    });
    expect(run.path).toEqual(["first/demand", "second/measure"]);
    expect(run.decisions.map(({ path, choice }) => [...path, choice].join(" "))).toEqual([
      "first/wait",
      "first/wait second/measure",
      "first/demand",
      "first/demand second/settle",
      "first/demand second/measure",
    ]);
  });

  it("counts the first ending that was reached", () => {
    expect(runFrom("run-1", record).completed?.path).toEqual(["first/demand", "second/settle"]);
  });

  it("gives back the reason and certainty of each decision along a path", () => {
    const [first, second] = decisionsAlong(runFrom("run-1", record), ["first/demand", "second/measure"]);
    expect(first).toMatchObject({ reason: "First things first", certainty: 2 });
    expect(second).toMatchObject({ reason: "" });
    expect(decisionsAlong(runFrom("run-1", record), ["first/other"])).toEqual([undefined]);
  });

  it("is the same in whatever order, and however often, its statements arrive", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...record], { minLength: record.length }), fc.subarray([...record]), (all, again) => {
        expect(runFrom("run-1", [...again, ...all])).toEqual(runFrom("run-1", record));
      }),
    );
  });

  it("converges when two devices went back and forth without each other", () => {
    const [one, two] = [record.slice(0, 4), [...record.slice(0, 2), ...record.slice(4)]];
    expect(runFrom("run-1", [...one, ...two])).toEqual(runFrom("run-1", [...two, ...one]));
  });

  it("passes over a decision that was taken back, another run and what cannot be read", () => {
    const voided: Statement = {
      ...statement(8, runStarted(context, "adviser")),
      verb: "voided",
      result: { statementId: record[6]?.id ?? "" },
    };
    const odd: Statement = { ...statement(9, decision([], "first/wait")), result: { path: "first", choice: 3 } };
    const other: Statement = { ...statement(10, decision([], "first/wait")), attemptId: "run-2" };
    expect(runFrom("run-1", [...record, voided, odd, other]).path).toEqual(["first/demand", "second/settle"]);
  });

  it("is found among the runs of its scenario, in order of their beginnings", () => {
    const later = record.map((given, index) => ({
      ...given,
      ...statement(index + 20, given),
      attemptId: "run-2",
      id: given.id.replace("0000", "1111"),
    }));
    expect(runsOf("crisis/two-steps", [...later, ...record]).map(({ attemptId }) => attemptId)).toEqual(["run-1", "run-2"]);
    expect(runsOf("crisis/other", record)).toEqual([]);
  });

  it("writes statements that can be read, and is no attempt at a quiz", () => {
    for (const given of record) expect(parseStatement(given).ok).toBe(true);
    const { activities, quizzes, items } = progressFrom(record);
    expect([...activities.keys()]).toEqual(["crisis/two-steps"]);
    expect(activities.get("crisis/two-steps")?.completedAt).toBe(record[5]?.at);
    expect([quizzes.size, items.size]).toEqual([0, 0]);
  });

  it("replays from its statements to the state that was played", () => {
    const run = runFrom("run-1", record);
    const cast = castOf(exampleScenario, run.role ?? "", run.attemptId);
    const played = replay(exampleScenario, cast, run.path);
    expect(played.setAside).toEqual([]);
    expect(played.end).toMatchObject({ node: "end", gauges: { trust: 4, escalation: 2, legality: 5 } });
    expect(scoreRun(exampleScenario, played)).toMatchObject({ earned: 6, points: 6, scaled: 1 });
  });
});

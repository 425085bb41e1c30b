import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement, StatementResult, Verb } from "#domain/record/statement.ts";
import { anyRecord, recordAndScrambledCopy } from "../../../tests/support/any-statement.ts";
import { assessment, practiceQuiz } from "../../../tests/support/example-items.ts";
import { attemptFrom, attemptsAt, attemptsLeft, nextItem, openAttempt } from "./attempt-state.ts";
import { scoreAttempt } from "./score-attempt.ts";

let minute = 0;
/** Statements are a minute apart in the order in which they are made. */
function statement(verb: Verb, id: string, result: StatementResult = {}, attemptId = "a1"): Statement {
  minute += 1;
  return {
    id: `s${minute}`,
    verb,
    activityId: `responsibility/${id}`,
    quizId: "responsibility/final",
    attemptId,
    result,
    locale: "en",
    at: hlcTextFrom({ ms: minute * 60_000, counter: 0, device: "d1" }),
    device: "d1",
  };
}
const started = (attemptId = "a1") => statement("started", "final", { items: ["day", "aim"] }, attemptId);
const answered = (item: string, response: unknown, attemptId = "a1") => statement("answered", item, { response }, attemptId);

describe("attemptFrom", () => {
  it("keeps the first and the latest response to an item", () => {
    const attempt = attemptFrom("a1", [started(), answered("aim", "warn"), answered("aim", "regret"), answered("aim", "comply")]);
    expect(attempt.responses.get("aim")).toMatchObject({ first: { response: "warn" }, latest: { response: "comply" } });
    expect(attempt.items).toEqual(["day", "aim"]);
  });
  it("leaves out responses after the submission, and other attempts", () => {
    const statements = [
      started(),
      answered("aim", "warn"),
      statement("submitted", "final"),
      answered("aim", "comply"),
      answered("day", 14, "a2"),
    ];
    const attempt = attemptFrom("a1", statements);
    expect([...attempt.responses]).toEqual([["aim", expect.objectContaining({ latest: expect.objectContaining({ response: "warn" }) })]]);
    expect(attempt.submittedAt).toBe(statements[2]?.at);
  });
  it("forgets a response that was taken back", () => {
    const slip = answered("aim", "warn");
    const attempt = attemptFrom("a1", [started(), slip, answered("aim", "comply"), statement("voided", "aim", { statementId: slip.id })]);
    expect(attempt.responses.get("aim")?.first.response).toBe("comply");
  });
  it("counts hints by the highest number seen and takes the latest self-marks", () => {
    const attempt = attemptFrom("a1", [
      statement("hinted", "aim", { hints: 2 }),
      statement("hinted", "aim", { hints: 1 }),
      statement("self-marked", "port-memo", { marks: { author: 0 } }),
      statement("self-marked", "port-memo", { marks: { author: 2 } }),
    ]);
    expect(attempt.hints.get("aim")).toBe(2);
    expect(attempt.marks.get("port-memo")).toEqual({ author: 2 });
  });
  it("is the same in whatever order, and however often, statements arrive", () => {
    fc.assert(
      fc.property(recordAndScrambledCopy(), ([record, scrambled]) => {
        for (const id of ["a1", "a2", "a3"]) expect(attemptFrom(id, scrambled)).toEqual(attemptFrom(id, record));
        expect(attemptsAt("responsibility/check", scrambled)).toEqual(attemptsAt("responsibility/check", record));
      }),
    );
  });
  it("is the same whether it is folded alone or among all attempts at the quiz", () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        for (const attempt of attemptsAt("responsibility/check", record)) expect(attempt).toEqual(attemptFrom(attempt.attemptId, record));
      }),
    );
    const slip = answered("aim", "warn");
    const { attemptId: _, ...takenBack } = statement("voided", "aim", { statementId: slip.id });
    expect(attemptsAt("responsibility/final", [started(), slip, takenBack])[0]?.responses.size).toBe(0);
  });
  it("still holds the responses when the start is missing", () => {
    expect(attemptFrom("a1", [answered("aim", "comply")])).toMatchObject({ items: ["aim"], quizId: "responsibility/final" });
  });
});

describe("going on", () => {
  it("goes on at the first item without a response", () => {
    expect(nextItem(attemptFrom("a1", [started()]))).toBe("day");
    expect(nextItem(attemptFrom("a1", [started(), answered("day", 14)]))).toBe("aim");
    expect(nextItem(attemptFrom("a1", [started(), answered("day", 14), answered("aim", "warn")]))).toBeUndefined();
  });
  it("takes up the last attempt unless it was submitted", () => {
    const statements = [started("a1"), statement("submitted", "final", {}, "a1"), started("a2")];
    expect(openAttempt(attemptsAt("responsibility/final", statements))?.attemptId).toBe("a2");
    expect(openAttempt(attemptsAt("responsibility/final", statements.slice(0, 2)))).toBeUndefined();
  });
  it("counts attempts from their start, without a limit in practice, one for a pre-test", () => {
    expect(attemptsLeft(practiceQuiz, 9)).toBe(Number.POSITIVE_INFINITY);
    expect(attemptsLeft({ mode: "assessment", attempts: 0 }, 9)).toBe(Number.POSITIVE_INFINITY);
    expect([0, 1, 2, 3].map((begun) => attemptsLeft(assessment, begun))).toEqual([2, 1, 0, 0]);
    expect(attemptsLeft({ mode: "pretest", attempts: 5 }, 0)).toBe(1);
  });
});

describe("scoreAttempt", () => {
  const changedMind = () => attemptFrom("a1", [started(), answered("day", 14), answered("aim", "warn"), answered("aim", "comply")]);

  it("counts the first response in practice and the latest one in an assessment", () => {
    expect(scoreAttempt(practiceQuiz, changedMind())).toMatchObject({ earned: 1, points: 2, scaled: 0.5, mastered: false });
    expect(scoreAttempt(assessment, changedMind())).toMatchObject({ earned: 2, points: 2, scaled: 1, mastered: true });
    expect(scoreAttempt({ ...assessment, mode: "pretest" }, changedMind())).toMatchObject({ scaled: 1 });
  });
  it("gives nothing for an item without response, and says how many have one", () => {
    const attempt = attemptFrom("a1", [started(), answered("day", 14)]);
    expect(scoreAttempt(assessment, attempt)).toEqual({ earned: 1, points: 2, scaled: 0.5, mastered: false, given: 2, answered: 1 });
  });
  it("leaves out cases and items that do not count", () => {
    const attempt = attemptFrom("a1", [statement("started", "final", { items: ["port-memo", "aim"] }), answered("aim", "comply")]);
    expect(scoreAttempt(assessment, attempt)).toMatchObject({ points: 1, scaled: 1, given: 2 });
    const uncounted = { ...assessment, items: assessment.items.map((item) => ({ ...item, counts: false })) };
    expect(scoreAttempt(uncounted, attempt)).toEqual({ earned: 0, points: 0, mastered: false, given: 2, answered: 1 });
  });
});

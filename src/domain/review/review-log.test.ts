import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement, StatementResult } from "#domain/record/statement.ts";
import { recordAndScrambledCopy } from "../../../tests/support/any-statement.ts";
import { awayActivity, awayUntilFrom, reviewCardsFrom } from "./review-log.ts";

let made = 0;
const day = 86_400_000;
function statement(verb: string, ms: number, fields: Partial<Statement> & { result?: StatementResult }): Statement {
  made += 1;
  const at = `${String(1_700_000_000_000 + ms).padStart(15, "0")}-00000-d1`;
  return { id: `s${made}`, verb, at, device: "d1", locale: "en", activityId: "notes/aim", ...fields };
}
const started = (attemptId: string, mode: string) =>
  statement("started", 0, { activityId: "notes/check", attemptId, result: { items: ["aim"], mode } });
const answered = (attemptId: string | undefined, ms: number, result: StatementResult) =>
  statement("answered", ms, { quizId: "notes/check", ...(attemptId && { attemptId }), result });
const ratings = (record: readonly Statement[]) => reviewCardsFrom(record).flatMap(({ events }) => events.map(({ rating }) => rating));

describe("reviewCardsFrom", () => {
  it.each<[StatementResult, number]>([
    [{ scaled: 0 }, 1],
    [{ scaled: 0.25 }, 1],
    [{ scaled: 0.5 }, 2],
    [{ scaled: 1, hints: 1 }, 2],
    [{ scaled: 1, certainty: 1 }, 2],
    [{ scaled: 1 }, 3],
    [{ scaled: 1, certainty: 3 }, 4],
  ])("takes an answer of %o as remembered to degree %i", (result, rating) => {
    expect(ratings([answered("a", 1, result)])).toEqual([rating]);
  });
  it("counts the first response of an attempt at practice, and each response in a review", () => {
    const record = [
      started("a", "practice"),
      answered("a", 1, { scaled: 0 }),
      answered("a", 2, { scaled: 1 }),
      answered(undefined, day, { scaled: 1 }),
    ];
    expect(ratings(record)).toEqual([1, 3]);
    expect(reviewCardsFrom(record)[0]?.events.map(({ inReview }) => inReview)).toEqual([false, true]);
  });
  it("counts the latest response of an assessment once it is submitted", () => {
    const record = [started("a", "assessment"), answered("a", 1, { scaled: 1 }), answered("a", 2, { scaled: 0 })];
    const handedIn = statement("submitted", 3, { activityId: "notes/check", attemptId: "a", result: { scaled: 0 } });
    expect(ratings([...record, handedIn])).toEqual([1]);
  });
  it("leaves out an item that an open assessment asks, whatever was answered before", () => {
    const record = [answered(undefined, 0, { scaled: 1 }), started("a", "assessment"), answered("a", 1, { scaled: 1 })];
    expect(reviewCardsFrom(record)).toEqual([]);
  });
  it("leaves out what a diagnostic asked, handed in or not", () => {
    const record = [started("a", "diagnostic"), answered("a", 1, { scaled: 0 })];
    const handedIn = statement("submitted", 3, { activityId: "notes/check", attemptId: "a", result: { scaled: 0 } });
    expect(reviewCardsFrom(record)).toEqual([]);
    expect(reviewCardsFrom([...record, handedIn])).toEqual([]);
  });
  it("knows a wrong answer that was sure of itself", () => {
    expect(reviewCardsFrom([answered("a", 1, { scaled: 0, certainty: 3 })])[0]?.surelyWrong).toBe(true);
    expect(reviewCardsFrom([answered("a", 1, { scaled: 0, certainty: 1 })])[0]?.surelyWrong).toBe(false);
  });
  it("has terms beside items", () => {
    const recalled = statement("recalled", 1, { activityId: "glossary/injured-state", result: { rating: 2 } });
    expect(reviewCardsFrom([recalled])).toMatchObject([
      { id: "glossary/injured-state", kind: "term", events: [{ rating: 2, inReview: true }] },
    ]);
  });
  it("passes over what it cannot read, and what was never graded", () => {
    const strange = [
      statement("recalled", 1, { activityId: "glossary/x", result: { rating: 9 } }),
      statement("answered", 1, { result: { response: "a case" } }),
    ];
    expect(reviewCardsFrom(strange)).toEqual([]);
  });
  it("says the same in whatever order, and however often, statements arrive", () => {
    fc.assert(
      fc.property(recordAndScrambledCopy(), ([record, scrambled]) => {
        expect(reviewCardsFrom(scrambled)).toEqual(reviewCardsFrom(record));
      }),
    );
  });
});

describe("the time away", () => {
  const away = (ms: number, until: unknown) => statement("away", ms, { activityId: awayActivity, result: { until } });
  it("lasts as was said last", () => {
    expect(awayUntilFrom([away(2, "2026-12-01"), away(1, "2027-01-01")])).toBe("2026-12-01");
  });
  it("is over when that was said, and never begins with something that is no day", () => {
    expect(awayUntilFrom([away(1, "2026-12-01"), away(2, "")])).toBeUndefined();
    expect(awayUntilFrom([away(1, "soon")])).toBeUndefined();
    expect(awayUntilFrom([])).toBeUndefined();
  });
});

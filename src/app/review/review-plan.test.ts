import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReviewCard, ReviewRating } from "#domain/review/review-log.ts";
import { type ReviewDay, reviewPlan } from "./review-plan.ts";

const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const on = (index: number, limit = 20): ReviewDay => ({
  nowMs: start + index * dayMs + 9 * 3_600_000,
  startMs: start + index * dayMs,
  endMs: start + (index + 1) * dayMs,
  date: new Date(start + index * dayMs).toISOString().slice(0, 10),
  limit,
});
const card = (id: string, ...events: readonly (readonly [day: number, rating: ReviewRating])[]): ReviewCard => ({
  id,
  kind: "item",
  surelyWrong: false,
  events: events.map(([day, rating], index) => ({ atMs: start + day * dayMs, rating, inReview: index > 0 })),
});
const idsOf = (plan: ReturnType<typeof reviewPlan>) => plan.today.map(({ card: { id } }) => id);

describe("reviewPlan", () => {
  it("asks what was forgotten sooner than what was remembered", () => {
    const cards = [card("forgotten", [0, 1]), card("remembered", [0, 4])];
    expect(idsOf(reviewPlan(cards, undefined, on(1)))).toEqual(["forgotten"]);
  });
  it("lets the time between reviews grow with every success", () => {
    const dueAfter = (...events: Parameters<typeof card>[1][]) => {
      const plan = reviewPlan([card("a", ...events)], undefined, on(0));
      return plan.nextMs ?? 0;
    };
    const first = dueAfter([0, 3]);
    const second = dueAfter([0, 3], [3, 3]);
    expect(second - (start + 3 * dayMs)).toBeGreaterThan(first - start);
  });
  it("never asks more than the day's share, and says how many wait", () => {
    const cards = Array.from({ length: 50 }, (_, index) => card(`c${index}`, [0, 1]));
    const plan = reviewPlan(cards, undefined, on(30, 10));
    expect(plan.today).toHaveLength(10);
    expect(plan.later).toBe(40);
  });
  it("counts what was reviewed today against the share", () => {
    const cards = [card("done", [0, 1], [30, 3]), ...Array.from({ length: 5 }, (_, index) => card(`c${index}`, [0, 1]))];
    const plan = reviewPlan(cards, undefined, on(30, 3));
    expect(plan.doneToday).toBe(1);
    expect(plan.today).toHaveLength(2);
  });
  it("puts first what is most nearly lost, and a belief that was wrong before a gap", () => {
    const fading = card("fading", [0, 3], [3, 3], [15, 3]);
    const lost = card("lost", [0, 1]);
    expect(idsOf(reviewPlan([fading, lost], undefined, on(90)))[0]).toBe("lost");
    const belief = { ...card("z-belief", [0, 1]), surelyWrong: true };
    expect(idsOf(reviewPlan([lost, belief], undefined, on(5)))[0]).toBe("z-belief");
  });
  it("asks nothing while the learner is away, and goes on with the day's share when they are back", () => {
    const cards = Array.from({ length: 30 }, (_, index) => card(`c${index}`, [0, 1]));
    const away = reviewPlan(cards, "2026-01-20", on(10, 5));
    expect(away.today).toEqual([]);
    expect(away).toMatchObject({ later: 30, awayUntil: "2026-01-20" });
    expect(reviewPlan(cards, "2026-01-20", on(19, 5)).today).toHaveLength(5);
  });
  it("holds each due card once, within the share, whatever the record, the day and the order of the cards", () => {
    const rating = fc.constantFrom<ReviewRating>(1, 2, 3, 4);
    const events = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), rating), { minLength: 1, maxLength: 6 });
    const cards = fc
      .array(events, { maxLength: 12 })
      .map((all) => all.map((own, index) => card(`c${index}`, ...own.sort(([a], [b]) => a - b))));
    fc.assert(
      fc.property(cards, fc.integer({ min: 60, max: 400 }), fc.integer({ min: 0, max: 8 }), (all, index, limit) => {
        const day = on(index, limit);
        const plan = reviewPlan(all, undefined, day);
        expect(reviewPlan([...all].reverse(), undefined, day)).toEqual(plan);
        expect(plan.today.length).toBeLessThanOrEqual(limit);
        expect(new Set(idsOf(plan)).size).toBe(plan.today.length);
        expect(plan.today.every(({ dueMs }) => dueMs < day.endMs)).toBe(true);
        if (plan.nextMs !== undefined) expect(plan.nextMs).toBeGreaterThanOrEqual(day.endMs);
      }),
    );
  });
});

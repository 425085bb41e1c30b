import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessment, practiceQuiz } from "../../../tests/support/example-items.ts";
import { drawItems } from "./draw-items.ts";

describe("drawItems", () => {
  it("gives every item of a practice quiz in the author's order", () => {
    expect(drawItems(practiceQuiz, "any")).toEqual(practiceQuiz.items.map((item) => item.id));
  });
  it("draws from each pool as many items as it says, each once, whatever the seed", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const drawn = drawItems(assessment, seed);
        expect(new Set(drawn).size).toBe(2);
        for (const pool of assessment.pools) expect(drawn.filter((id) => pool.items.includes(id))).toHaveLength(pool.draw);
        expect(drawItems(assessment, seed)).toEqual(drawn);
      }),
    );
  });
  it("gives every item in another order where an assessment has no pools", () => {
    const whole = { ...assessment, pools: [] };
    const drawn = drawItems(whole, "attempt-1");
    expect([...drawn].sort()).toEqual(whole.items.map((item) => item.id).sort());
    expect(drawn).not.toEqual(drawItems(whole, "attempt-2"));
  });
  it("draws different items and orders for different attempts", () => {
    const draws = new Set(Array.from({ length: 200 }, (_, attempt) => drawItems(assessment, `attempt-${attempt}`).join()));
    expect(draws.size).toBe(8);
  });
});

import { describe, expect, it } from "vitest";
import { at, median, spread } from "./statistics.ts";

describe("median", () => {
  it("is the value in the middle, whatever the order", () => {
    expect(median([30, 1, 2])).toBe(2);
  });
  it("is the mean of the two in the middle of an even number of values", () => {
    expect(median([1, 2, 4, 30])).toBe(3);
  });
  it("is not a number without values", () => {
    expect(median([])).toBeNaN();
  });
});

describe("spread", () => {
  it("tells how far the greatest value is above the least", () => {
    expect(spread([100, 130, 110])).toBeCloseTo(0.3);
    expect(spread([5])).toBe(0);
    expect(spread([])).toBe(0);
  });
});

describe("at", () => {
  it("tells below what a share of the values lies", () => {
    expect(at([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(at([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(at([], 0.5)).toBeNaN();
  });
});

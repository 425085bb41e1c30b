import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestTo, yearsAt, yearsAtEnd } from "./timeline-axis.ts";

const day = fc
  .tuple(fc.integer({ min: 1998, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));

describe("the axis of the timeline", () => {
  it("has days in their order", () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        expect(yearsAt(one) < yearsAt(other)).toBe(one < other);
      }),
    );
  });
  it("holds every day inside its month and its year", () => {
    fc.assert(
      fc.property(day, (date) => {
        for (const around of [date.slice(0, 7), date.slice(0, 4)]) {
          expect(yearsAt(date)).toBeGreaterThanOrEqual(yearsAt(around));
          expect(yearsAtEnd(date)).toBeLessThanOrEqual(yearsAtEnd(around) + 1e-9);
        }
      }),
    );
  });
  it("finds the place nearest to another at which something lies", () => {
    const spans = [
      [0.1, 0.1],
      [0.4, 0.6],
      [0.9, 0.9],
    ] as const;
    expect([0, 0.2, 0.3, 0.5, 0.65, 1].map((place) => nearestTo(place, spans))).toEqual([0.1, 0.1, 0.4, 0.5, 0.6, 0.9]);
    expect(nearestTo(0.5, [])).toBe(0.5);
  });
});

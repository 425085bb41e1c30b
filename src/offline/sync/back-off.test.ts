import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("backOffMs", () => {
  it("doubles from five seconds to a quarter of an hour", () => {
    const waits = Array.from({ length: 12 }, (_, n) => backOffMs(n + 1, undefined, () => 1) / 1000);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
  });
  it("is spread, and never shorter than half", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), anyRandom, (failures, random) => {
        const full = backOffMs(failures, undefined, () => 1);
        const wait = backOffMs(failures, undefined, () => random);
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      }),
    );
  });
  it("is never before the time that the server named, and at most five minutes after it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), anyRandom, (retryAfterMs, random) => {
        const wait = backOffMs(1, retryAfterMs, () => random);
        expect(wait).toBeGreaterThanOrEqual(retryAfterMs);
        expect(wait).toBeLessThanOrEqual(retryAfterMs + 5 * 60_000);
      }),
    );
  });
});

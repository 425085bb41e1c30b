import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareHlc, type Hlc, hlcTextFrom, maxAheadMs, msOf, observe, parseHlc, tick } from "./hlc.ts";

const anyHlc: fc.Arbitrary<Hlc> = fc.record({
  ms: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 999_999_999_999_998 })),
  counter: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(99_999)),
  device: fc.constantFrom("a1", "b2"),
});

describe("a hybrid logical clock", () => {
  it("rises with every tick, even when time stands still or runs back", () => {
    fc.assert(
      fc.property(anyHlc, fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2 }), (start, times) => {
        let last = start;
        for (const nowMs of times) {
          const next = tick(last, nowMs);
          expect(compareHlc(hlcTextFrom(last), hlcTextFrom(next))).toBe(-1);
          last = next;
        }
      }),
    );
  });
  it("sorts the next tick after what it has observed", () => {
    fc.assert(
      fc.property(anyHlc, anyHlc, (last, seen) => {
        const next = tick(observe(last, seen, seen.ms), seen.ms);
        expect(compareHlc(hlcTextFrom({ ...seen, device: "" }), hlcTextFrom(next))).toBe(-1);
        expect(next.device).toBe(last.device);
      }),
    );
  });
  it("ignores readings over five minutes ahead of its own time", () => {
    const last = { ms: 1000, counter: 0, device: "a1" };
    expect(observe(last, { ms: 2000 + maxAheadMs + 1, counter: 0, device: "b2" }, 2000)).toBe(last);
    expect(observe(last, { ms: 2000 + maxAheadMs, counter: 7, device: "b2" }, 2000)).toEqual({
      ms: 2000 + maxAheadMs,
      counter: 7,
      device: "a1",
    });
  });
  it("writes readings whose text order is their order, and reads them back", () => {
    fc.assert(
      fc.property(anyHlc, anyHlc, (a, b) => {
        expect(parseHlc(hlcTextFrom(a))).toEqual({ ok: true, value: a });
        expect(compareHlc(hlcTextFrom(a), hlcTextFrom(b)) < 0).toBe(
          a.ms < b.ms || (a.ms === b.ms && (a.counter < b.counter || (a.counter === b.counter && a.device < b.device))),
        );
        expect(msOf(hlcTextFrom(a))).toBe(a.ms);
      }),
    );
  });
  it("refuses other texts, and never throws", () => {
    for (const text of ["", "001700000000000-00000-", "1700000000000-0-d1", "001700000000000-00000-Desk"]) {
      expect(parseHlc(text)).toEqual({ ok: false, error: { code: "not-a-clock-reading" } });
    }
    fc.assert(fc.property(fc.string(), (text) => void parseHlc(text)));
  });
});

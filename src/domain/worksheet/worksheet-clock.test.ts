import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  extendClock,
  leftMs,
  parseClock,
  pauseClock,
  resumeClock,
  shownMinutes,
  startClock,
  type WorksheetClock,
} from "./worksheet-clock.ts";

const minute = 60_000;
const anyMs = fc.integer({ min: 0, max: 4_000_000_000_000 });
const anyClock: fc.Arbitrary<WorksheetClock> = fc.oneof(
  anyMs.map((endsAtMs) => ({ kind: "running" as const, endsAtMs })),
  fc.integer({ min: -minute * 600, max: minute * 600 }).map((ms) => ({ kind: "paused" as const, leftMs: ms })),
);

describe("the clock of a worksheet", () => {
  it("counts down while it runs, and stands still while it is paused", () => {
    const clock = startClock(20, 1_000);
    expect(leftMs(clock, 1_000 + 5 * minute)).toBe(15 * minute);
    const paused = pauseClock(clock, 1_000 + 5 * minute);
    expect(leftMs(paused, 1_000 + 500 * minute)).toBe(15 * minute);
    expect(leftMs(resumeClock(paused, 1_000 + 500 * minute), 1_000 + 501 * minute)).toBe(14 * minute);
  });
  it("shows begun minutes as left, and whole ones as over", () => {
    const clock = startClock(2, 0);
    const shown = [0, 1, minute, 2 * minute - 1, 2 * minute, 3 * minute - 1, 3 * minute].map((now) => shownMinutes(clock, now));
    const texts = shown.map(({ isOver, minutes }) => `${minutes} ${isOver ? "over" : "left"}`);
    expect(texts).toEqual(["2 left", "2 left", "1 left", "1 left", "0 over", "0 over", "1 over"]);
  });
  it("gives the minutes asked for, from now on where the time was over", () => {
    expect(leftMs(extendClock(startClock(10, 0), 5, 4 * minute), 4 * minute)).toBe(11 * minute);
    expect(leftMs(extendClock(startClock(10, 0), 5, 60 * minute), 60 * minute)).toBe(5 * minute);
  });
  it("leaves what is left as it is when paused and resumed at once, and never takes time by extending", () => {
    fc.assert(
      fc.property(anyClock, anyMs, fc.integer({ min: 1, max: 60 }), (clock, now, minutes) => {
        const before = leftMs(clock, now);
        expect(leftMs(resumeClock(pauseClock(clock, now), now), now)).toBe(before);
        expect(leftMs(extendClock(clock, minutes, now), now)).toBe(Math.max(0, before) + minutes * minute);
        expect(extendClock(clock, minutes, now).kind).toBe(clock.kind);
      }),
    );
  });
  it("is read again as it was stored, and refuses anything else", () => {
    fc.assert(fc.property(anyClock, (clock) => void expect(parseClock(structuredClone(clock))).toEqual(clock)));
    fc.assert(fc.property(fc.anything(), (value) => void parseClock(value)));
    for (const value of [
      null,
      "running",
      {},
      { kind: "running" },
      { kind: "paused", leftMs: "5" },
      { kind: "running", endsAtMs: Number.NaN },
    ])
      expect(parseClock(value)).toBeUndefined();
  });
});

import { err, ok, type Result } from "#domain/result.ts";
import type { DeviceId, HlcText } from "./statement.ts";

/**
 * A hybrid logical clock: the device's time, with a counter that keeps readings rising when that time stands still or runs back.
 * Readings order statements, they never decide what counts. A reading of another device moves ours forward, so that what is answered
 * after a sync sorts after what was synced; one far in the future is ignored, so that a device with a wrong clock cannot drag the
 * others along.
 */
export interface Hlc {
  /** Unix time. */
  readonly ms: number;
  /** 0 to 99999. */
  readonly counter: number;
  readonly device: DeviceId;
}

/** How far ahead of our own time another device's reading may be. */
export const maxAheadMs = 5 * 60 * 1000;

/**
 * How far ahead the time of our own server may be. Joining a cohort is dated by it, so that it must be believed where the device's clock
 * is slow: set to another time zone, day or month. Not for ever, since a reading never goes back.
 */
export const maxServerAheadMs = 31 * 24 * 60 * 60 * 1000;

const maxMs = 999_999_999_999_999;
const maxCounter = 99_999;
const form = /^(\d{15})-(\d{5})-([0-9a-f]{1,64})$/;

/** The reading for the next statement: later than `last`, whatever the time is. */
export function tick(last: Hlc, nowMs: number): Hlc {
  const ms = wholeMs(nowMs);
  if (ms > last.ms) return { ms, counter: 0, device: last.device };
  return last.counter < maxCounter ? { ...last, counter: last.counter + 1 } : { ...last, ms: last.ms + 1, counter: 0 };
}

/** Our clock after it has seen a reading of another device; unchanged if that reading is further ahead than allowed. */
export function observe(last: Hlc, seen: Hlc, nowMs: number, aheadMs = maxAheadMs): Hlc {
  if (seen.ms > wholeMs(nowMs) + aheadMs) return last;
  if (seen.ms < last.ms || (seen.ms === last.ms && seen.counter <= last.counter)) return last;
  return { ms: seen.ms, counter: seen.counter, device: last.device };
}

export function hlcTextFrom({ ms, counter, device }: Hlc): HlcText {
  return `${String(ms).padStart(15, "0")}-${String(counter).padStart(5, "0")}-${device}`;
}

export function parseHlc(text: string): Result<Hlc, { readonly code: "not-a-clock-reading" }> {
  const [, ms, counter, device] = form.exec(text) ?? [];
  if (ms === undefined || counter === undefined || device === undefined) return err({ code: "not-a-clock-reading" });
  return ok({ ms: Number(ms), counter: Number(counter), device });
}

export const isHlcText = (text: string): text is HlcText => form.test(text);

/** Unix milliseconds of a reading, for display and for grouping by day. */
export const msOf = (at: HlcText): number => Number(at.slice(0, 15));

/** Order of code units, the same as the server's "C" collation. */
export function compareHlc(a: HlcText, b: HlcText): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const wholeMs = (ms: number): number => Math.min(Math.max(0, Math.floor(ms)), maxMs);

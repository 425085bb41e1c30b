/** A clock that its writer started. Nothing is closed when it has run out. Times are milliseconds since the epoch. */
export type WorksheetClock = { readonly kind: "running"; readonly endsAtMs: number } | { readonly kind: "paused"; readonly leftMs: number };

const minuteMs = 60_000;

export const startClock = (minutes: number, nowMs: number): WorksheetClock => ({ kind: "running", endsAtMs: nowMs + minutes * minuteMs });

/** Below zero once the time is over. */
export const leftMs = (clock: WorksheetClock, nowMs: number): number => (clock.kind === "running" ? clock.endsAtMs - nowMs : clock.leftMs);

export const pauseClock = (clock: WorksheetClock, nowMs: number): WorksheetClock => ({ kind: "paused", leftMs: leftMs(clock, nowMs) });

export const resumeClock = (clock: WorksheetClock, nowMs: number): WorksheetClock => ({
  kind: "running",
  endsAtMs: nowMs + leftMs(clock, nowMs),
});

/** Adds minutes to what is left; after the end they count from now. A clock that stands still goes on standing. */
export function extendClock(clock: WorksheetClock, minutes: number, nowMs: number): WorksheetClock {
  const extended = Math.max(0, leftMs(clock, nowMs)) + minutes * minuteMs;
  return clock.kind === "running" ? { kind: "running", endsAtMs: nowMs + extended } : { kind: "paused", leftMs: extended };
}

/** Minutes as they are shown: those left, begun ones counted whole, or those over, whole ones only. */
export function shownMinutes(clock: WorksheetClock, nowMs: number): { readonly isOver: boolean; readonly minutes: number } {
  const left = leftMs(clock, nowMs);
  return left > 0 ? { isOver: false, minutes: Math.ceil(left / minuteMs) } : { isOver: true, minutes: Math.floor((0 - left) / minuteMs) };
}

/** Reads a stored clock; undefined for anything else. */
export function parseClock(value: unknown): WorksheetClock | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  if (value.kind === "running" && "endsAtMs" in value && isNumber(value.endsAtMs)) return { kind: "running", endsAtMs: value.endsAtMs };
  if (value.kind === "paused" && "leftMs" in value && isNumber(value.leftMs)) return { kind: "paused", leftMs: value.leftMs };
  return undefined;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

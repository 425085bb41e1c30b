import type { ReviewDay } from "./review-plan.ts";

/** The day of a moment in the learner's time zone. */
export function dayOf(now: Date, limit: number): ReviewDay {
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const end = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return { nowMs: now.getTime(), startMs: start.getTime(), endMs: end.getTime(), date: isoDate(start), limit };
}

/** `YYYY-MM-DD` of a moment, as a calendar on the wall shows it. */
export function isoDate(day: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

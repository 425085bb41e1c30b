import { type ActivityWork, reachedAtMs, stateOf } from "#domain/cohort/work-state.ts";
import { workStates } from "#sync/compact-report.ts";

/** A line of `course_work` (`sync/course-work.ts`). Times are in Unix milliseconds. */
export interface WorkLine {
  readonly earliestAtMs: number;
  readonly startedAtMs: number | undefined;
  readonly doneAtMs: number | undefined;
  /** When the state was reached; 0: none was. */
  readonly reachedAtMs: number;
  /** A `CompactCell`, not late, as JSON without brackets. */
  readonly cell: string;
}

/**
 * Reads lines one after the other, without taking them apart: a large cohort has 60,000.
 * @param places Ids of activities with their places: other lines are passed over.
 */
export function readWorkLines(works: string, places: ReadonlyMap<string, number>, take: (place: number, line: WorkLine) => void): void {
  for (let next = 0; next < works.length; ) {
    const idEnd = works.indexOf(" ", next);
    const place = places.get(works.slice(next, idEnd));
    next = works.indexOf("\n", idEnd) + 1;
    if (place !== undefined) take(place, workLine(works, idEnd + 1, next - 1));
  }
}

/** The line that stands, without its id, between these places. */
function workLine(works: string, from: number, to: number): WorkLine {
  const earliest = wholeAt(works, from);
  const started = wholeAt(works, earliest.end + 1);
  const done = wholeAt(works, started.end + 1);
  const reached = wholeAt(works, done.end + 3).value ?? 0;
  return {
    earliestAtMs: earliest.value === undefined ? 0 : reached - earliest.value,
    startedAtMs: started.value === undefined ? undefined : reached - started.value,
    doneAtMs: done.value === undefined ? undefined : reached - done.value,
    reachedAtMs: reached,
    cell: works.slice(done.end + 1, to),
  };
}

/** The whole number that begins here; undefined where there is none. */
function wholeAt(text: string, from: number): { readonly value: number | undefined; readonly end: number } {
  const isNegative = text.charCodeAt(from) === minus;
  const begin = isNegative ? from + 1 : from;
  let end = begin;
  let value = 0;
  for (let code = text.charCodeAt(end); code >= zero && code <= nine; code = text.charCodeAt(++end)) value = value * 10 + code - zero;
  return { value: end === begin ? undefined : isNegative ? -value : value, end };
}
const [minus, zero, nine] = [45, 48, 57];

/** What a line says of the work. */
export function workOf({ startedAtMs, doneAtMs, reachedAtMs, cell }: WorkLine): ActivityWork {
  const [code = 0, , attempts = 0, best] = cell.split(",").map(Number);
  return {
    attempts,
    ...(startedAtMs !== undefined && { startedAtMs }),
    ...(doneAtMs !== undefined && { doneAtMs }),
    ...(workStates[code] === "mastered" && { masteredAtMs: reachedAtMs }),
    ...(best !== undefined && { best }),
  };
}

/** What there would be in a line about the work; for a reader to whom nothing of it is from before. */
export function lineOf(work: ActivityWork): WorkLine {
  const { startedAtMs, doneAtMs, attempts, best } = work;
  const reached = reachedAtMs(work) ?? 0;
  const told = best === undefined ? (attempts > 0 ? [attempts] : []) : [attempts, best];
  const cell = [workStates.indexOf(stateOf(work)), reached, ...told].join();
  return { earliestAtMs: 0, startedAtMs, doneAtMs, reachedAtMs: reached, cell };
}

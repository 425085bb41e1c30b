import { localTimeAt } from "#domain/cohort/zoned-time.ts";
import type { OpenCohortReport } from "#sync/report-messages.ts";
import { isDone } from "./matrix.ts";

export interface ProgressPoint {
  /** `YYYY-MM-DD`, as the clocks of the cohort show it. */
  readonly day: string;
  /** Activities done by the end of that day, of all learners together. */
  readonly done: number;
}
export interface ProgressOverTime {
  /** Days on which something was done, and the day of the report; rising. */
  readonly points: readonly ProgressPoint[];
  /** Activities assigned, of all learners together. */
  readonly assigned: number;
}

/**
 * How much was done by when. An activity counts from the day on which its present state was reached, by the learner's clock: what was
 * mastered later than done counts from its mastery.
 */
export function progressOverTime({ asOf, learners }: OpenCohortReport, timeZone: string): ProgressOverTime {
  const cells = learners.flatMap((learner) => learner.cells.filter((cell) => cell !== null));
  const today = dayOf(asOf, timeZone);
  const perDay = new Map<string, number>([[today, 0]]);
  for (const cell of cells.filter(isDone)) {
    const day = cell.sinceMs === undefined ? today : dayOf(new Date(cell.sinceMs).toISOString(), timeZone);
    const counted = day > today ? today : day; // a clock that is ahead
    perDay.set(counted, (perDay.get(counted) ?? 0) + 1);
  }
  let done = 0;
  const points = [...perDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, count]) => {
      done += count;
      return { day, done };
    });
  return { points, assigned: cells.length };
}

const dayOf = (moment: string, timeZone: string): string => localTimeAt(moment, timeZone).slice(0, 10);

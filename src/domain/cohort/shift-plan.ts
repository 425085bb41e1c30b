import { localTimeAt, momentAt, movedBy } from "./zoned-time.ts";

/** The dates of something in a plan, each a moment in UTC. */
export interface PlannedDates {
  readonly opensAt?: string;
  readonly dueAt?: string;
}

/** The first day, `YYYY-MM-DD` in the zone of the plan, on which something of it opens or is due; `undefined` for a plan without dates. */
export function firstDayOf(plan: readonly PlannedDates[], timeZone: string): string | undefined {
  const days = plan.flatMap(({ opensAt, dueAt }) => [opensAt, dueAt]).flatMap((moment) => (moment ? [localTimeAt(moment, timeZone)] : []));
  return days.sort()[0]?.slice(0, 10);
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The same dates some days later: clocks of the new zone show the hour that those of the old one showed. */
export function shiftedDates({ opensAt, dueAt }: PlannedDates, days: number, from: string, to: string): PlannedDates {
  const shifted = (moment: string | undefined) => moment && momentAt(movedBy(localTimeAt(moment, from), days), to);
  const [opens, due] = [shifted(opensAt), shifted(dueAt)];
  return { ...(opens && { opensAt: opens }), ...(due && { dueAt: due }) };
}

import type { Kysely } from "kysely";
import { type ActivityWork, isLate, noWork, reachedAtMs, stateOf } from "#domain/cohort/work-state.ts";
import type { OpenCohortReport, ReportCell } from "#sync/report-messages.ts";
import type { Tables } from "../database/tables.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import { visitCohortWork } from "./cohort-work.ts";
import type { Due, ReportedCohort, ReportedMember } from "./reported-cohort.ts";

/** The matrix of learners by activities. Each cell is made as its work is read: a large cohort has 60,000, and keeping both takes longer. */
export async function cohortReport(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  cohort: ReportedCohort,
  nowMs: number,
): Promise<OpenCohortReport> {
  const { activities, members } = cohort;
  const places = new Map(activities.map((activity, place) => [activity, place]));
  const empty = new Map<ReportedMember["due"], readonly (ReportCell | null)[]>();
  for (const { due } of members) if (!empty.has(due)) empty.set(due, emptyCells(due, activities, nowMs));
  const rows = new Map(members.map((member) => [member.person.id, { member, cells: [...(empty.get(member.due) ?? [])] }]));
  await visitCohortWork(db, packs, cohort, (learner, activity, work) => {
    const row = rows.get(learner);
    const place = places.get(activity);
    if (row && place !== undefined) row.cells[place] = cellFrom(work, row.member.due.get(activity), nowMs);
  });
  return {
    confidential: false,
    asOf: new Date(nowMs).toISOString(),
    activities,
    learners: [...rows.values()].map(({ member: { person, groups, joinedAt, heardAt, unsent }, cells }) => ({
      ...person,
      groups,
      joinedAt: joinedAt.toISOString(),
      ...(heardAt && { heardAt: heardAt.toISOString() }),
      ...(unsent !== null && { unsent }),
      cells,
    })),
  };
}

/** Of somebody who has done nothing; most of a cohort have the same things to do, so it is made once for all of them. */
const emptyCells = (due: ReportedMember["due"], activities: readonly string[], nowMs: number): (ReportCell | null)[] =>
  activities.map((activity) => (due.has(activity) ? cellFrom(noWork, due.get(activity), nowMs) : null));

/** A device whose clock runs ahead has done nothing later than now. */
function cellFrom(work: ActivityWork, due: Due | undefined, nowMs: number): ReportCell {
  const cell: { -readonly [field in keyof ReportCell]: ReportCell[field] } = { state: stateOf(work) };
  const since = reachedAtMs(work);
  if (work.best !== undefined) cell.best = work.best;
  if (work.attempts > 0) cell.attempts = work.attempts;
  if (since !== undefined) cell.since = new Date(Math.min(since, nowMs)).toISOString();
  if (due === undefined) return cell;
  cell.dueAt = due.text;
  if (isLate(work, due.atMs, nowMs)) cell.late = true;
  return cell;
}

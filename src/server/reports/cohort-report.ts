import type { Kysely } from "kysely";
import { type ActivityWork, isLate, noWork, reachedAtMs, stateOf } from "#domain/cohort/work-state.ts";
import { compactCell } from "#sync/compact-report.ts";
import type { CompactCell, CompactReport } from "#sync/report-messages.ts";
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
): Promise<CompactReport> {
  const { activities, members, retired } = cohort;
  const places = new Map(activities.map((activity, place) => [activity, place]));
  const plans = plansOf(cohort, nowMs);
  const rows = new Map(members.map((member) => [member.person.id, { member, cells: [...(plans.get(member.due)?.empty ?? [])] }]));
  const worked = new Set<string>();
  const all = [...activities, ...retired.map(({ activity }) => activity)];
  await visitCohortWork(db, packs, { ...cohort, activities: all }, (learner, activity, work) => {
    const row = rows.get(learner);
    const place = places.get(activity);
    if (place === undefined) worked.add(activity);
    else if (row) row.cells[place] = cellFrom(work, row.member.due.get(activity), nowMs);
  });
  return {
    confidential: false,
    asOf: new Date(nowMs).toISOString(),
    activities,
    retired: retired.filter(({ activity }) => worked.has(activity)),
    plans: [...plans.values()].map(({ due }) => due),
    learners: [...rows.values()].map(({ member: { person, groups, joinedAt, heardAt, unsent, due }, cells }) => ({
      ...person,
      groups,
      joinedAt: joinedAt.toISOString(),
      ...(heardAt && { heardAt: heardAt.toISOString() }),
      ...(unsent !== null && { unsent }),
      plan: plans.get(due)?.place ?? 0,
      cells,
    })),
  };
}

interface Plan {
  readonly place: number;
  readonly due: CompactReport["plans"][number];
  /** Cells of somebody who has done nothing. */
  readonly empty: readonly CompactCell[];
}
/** Most of a cohort have the same things to do, so what follows from that is made once for all of them. */
function plansOf({ activities, members }: ReportedCohort, nowMs: number): ReadonlyMap<ReportedMember["due"], Plan> {
  const plans = new Map<ReportedMember["due"], Plan>();
  for (const { due } of members)
    if (!plans.has(due))
      plans.set(due, {
        place: plans.size,
        due: activities.map((activity) => (due.has(activity) ? (due.get(activity)?.text ?? "") : null)),
        empty: activities.map((activity) => (due.has(activity) ? cellFrom(noWork, due.get(activity), nowMs) : 0)),
      });
  return plans;
}

/** A device whose clock runs ahead has done nothing later than now. */
export function cellFrom(work: ActivityWork, due: Due | undefined, nowMs: number): CompactCell {
  const isOverdue = due !== undefined && isLate(work, due.atMs, nowMs);
  return compactCell(stateOf(work), isOverdue, Math.min(reachedAtMs(work) ?? 0, nowMs), work.attempts, work.best);
}

import type { Kysely } from "kysely";
import { isLate, noWork } from "#domain/cohort/work-state.ts";
import { emptyCell, lateCell } from "#sync/compact-report.ts";
import type { CompactLearner, CompactReport } from "#sync/report-messages.ts";
import type { Tables } from "../database/tables.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import { visitCohortWork } from "./cohort-work.ts";
import type { Due, ReportedCohort, ReportedMember } from "./reported-cohort.ts";
import type { WorkLine } from "./work-lines.ts";

/**
 * The matrix of learners by activities, a `CompactReport` as JSON. Each cell is written as its work is read: a large cohort has 60,000, and to make
 * them first and write them afterwards takes longer.
 */
export async function cohortReport(db: Kysely<Tables>, packs: PublishedPacks, cohort: ReportedCohort, nowMs: number): Promise<string> {
  const { activities, members, retired } = cohort;
  const plans = plansOf(cohort, nowMs);
  const rows = new Map(members.map((member) => [member, rowOf(member, plans)]));
  const all = [...activities, ...retired.map(({ activity }) => activity)];
  const worked = new Set<string>();
  await visitCohortWork(db, packs, cohort, all, (member, place, line) => {
    const row = rows.get(member);
    if (place >= activities.length) worked.add(all[place] ?? "");
    else if (row) row.cells[place] = cellText(line, row.plan?.due[place], nowMs);
  });
  const report: Omit<CompactReport, "learners"> = {
    confidential: false,
    asOf: new Date(nowMs).toISOString(),
    activities,
    retired: retired.filter(({ activity }) => worked.has(activity)),
    plans: [...plans.values()].map(({ told }) => told),
  };
  return withField(
    report,
    "learners",
    [...rows].map(([member, { plan, cells }]) => withField(learnerFrom(member, plan), "cells", cells)),
  );
}

const rowOf = (member: ReportedMember, plans: ReadonlyMap<ReportedMember["due"], Plan>) => {
  const plan = plans.get(member.due);
  return { plan, cells: [...(plan?.empty ?? [])] };
};

const learnerFrom = (
  { person, groups, joinedAt, heardAt, unsent }: ReportedMember,
  plan: Plan | undefined,
): Omit<CompactLearner, "cells"> => ({
  ...person,
  groups,
  joinedAt: joinedAt.toISOString(),
  ...(heardAt && { heardAt: heardAt.toISOString() }),
  ...(unsent !== null && { unsent }),
  plan: plan?.place ?? 0,
});

/** The object as JSON with one field more: a list of what is JSON already. */
const withField = (object: object, field: string, list: readonly string[]): string =>
  `${JSON.stringify(object).slice(0, -1)},"${field}":[${list.join()}]}`;

interface Plan {
  readonly place: number;
  /** For each activity. */
  readonly due: readonly (Due | undefined)[];
  readonly told: CompactReport["plans"][number];
  /** Cells of somebody who has done nothing. */
  readonly empty: readonly string[];
}
/** Most of a cohort have the same things to do, so what follows from that is made once for all of them. */
function plansOf({ activities, members }: ReportedCohort, nowMs: number): ReadonlyMap<ReportedMember["due"], Plan> {
  const plans = new Map<ReportedMember["due"], Plan>();
  for (const { due } of members)
    if (!plans.has(due))
      plans.set(due, {
        place: plans.size,
        due: activities.map((activity) => due.get(activity)),
        told: activities.map((activity) => (due.has(activity) ? (due.get(activity)?.text ?? "") : null)),
        empty: activities.map((activity) => (due.has(activity) ? cellText(undefined, due.get(activity), nowMs) : "0")),
      });
  return plans;
}

/** A `CompactCell` as JSON. A device whose clock runs ahead has done nothing later than now. */
export function cellText(line: WorkLine | undefined, due: Due | undefined, nowMs: number): string {
  const isOverdue = due !== undefined && isLate(line ?? noWork, due.atMs, nowMs);
  if (!line) return `${emptyCell(isOverdue)}`;
  const { cell, reachedAtMs } = line;
  const told = reachedAtMs > nowMs ? cell.replace(`,${reachedAtMs}`, `,${nowMs}`) : cell;
  return `[${isOverdue ? lateCell(told) : told}]`;
}

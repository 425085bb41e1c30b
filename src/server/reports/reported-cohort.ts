import type { Kysely } from "kysely";
import { sql } from "kysely";
import { activitiesOf, dueDates, type Outlines, type PlanEntry, plannedActivities, retiredOf } from "#domain/cohort/planned-activities.ts";
import type { Visibility } from "#domain/cohort/visible-work.ts";
import type { CohortPerson } from "#sync/cohort-messages.ts";
import type { RetiredWork } from "#sync/report-messages.ts";
import type { CohortKey } from "../cohorts/cohort-access.ts";
import type { Tables } from "../database/tables.ts";
import type { PublishedCourses } from "../packs/published-courses.ts";

/** A cohort as reports need it: who is in it, what is assigned to whom, and what may be seen of whom. */
export interface ReportedCohort extends CohortKey {
  readonly outlines: Outlines;
  /** Assigned to anybody in it: `course/activity`, in the order of the plan and of the courses. */
  readonly activities: readonly string[];
  /** What was assigned to anybody in it, or is shared by them, and is part of no course any more. */
  readonly retired: readonly RetiredWork[];
  readonly members: readonly ReportedMember[];
}
export interface ReportedMember {
  readonly person: CohortPerson;
  readonly joinedAt: Date;
  readonly groups: readonly string[];
  /** What is assigned to them, with the time when it is due, if ever. */
  readonly due: ReadonlyMap<string, Due | undefined>;
  readonly visibility: Visibility;
  readonly heardAt: Date | null;
  readonly unsent: number | null;
}

export interface Due {
  readonly atMs: number;
  /** ISO 8601. */
  readonly text: string;
}

type PlanRow = PlanEntry & { readonly id: string; readonly target: string | null };

/** @param only Reads the cohort as if it had this member alone, or nobody. */
export async function readReportedCohort(
  db: Kysely<Tables>,
  courses: PublishedCourses,
  key: CohortKey,
  only?: string,
): Promise<ReportedCohort> {
  const plan = await readPlan(db, key);
  const rows = await readMembers(db, key, only);
  const shares = groupedBy(await sharesOf(db, key), ({ learner }) => learner);
  const groups = groupedBy(await groupsOf(db, key), ({ learner }) => learner);
  const named = [...plan.map(({ course }) => course), ...[...shares.values()].flat().map(({ course }) => course)];
  const outlines = await courses.outlines(named);
  const assignedTo = createAssigned(plan, outlines);
  const members = rows.map((row): ReportedMember => {
    const own = (groups.get(row.id) ?? []).map(({ group_id }) => group_id);
    const { due, assigned } = assignedTo([row.id, ...own]);
    const shared = new Set(
      (shares.get(row.id) ?? []).flatMap(({ course }) => [...activitiesOf({ course }, outlines), ...retiredOf({ course }, outlines)]),
    );
    return {
      person: { id: row.id, name: row.name, ...(row.user_name !== null && !row.workshop && { userName: row.user_name }) },
      joinedAt: row.enrolled_at,
      groups: own,
      due,
      visibility: { joinedAtMs: row.enrolled_at.getTime(), assigned, shared },
      heardAt: row.heard_at,
      unsent: row.waiting,
    };
  });
  const assigned = new Set([...new Set(members.map(({ due }) => due))].flatMap((due) => [...due.keys()]));
  const activities = plannedActivities(plan, outlines).filter((activity) => assigned.has(activity));
  return { ...key, outlines, activities, retired: retiredIn(outlines, members), members };
}

function retiredIn(outlines: Outlines, members: readonly ReportedMember[]): RetiredWork[] {
  const open = new Set(members.flatMap(({ visibility }) => [visibility.assigned, visibility.shared]));
  const isOpen = (activity: string) => [...open].some((activities) => activities.has(activity));
  return [...outlines].flatMap(([course, { retired = [] }]) =>
    retired
      .map(({ id, version }) => ({ activity: `${course}/${id}`, ...(version !== undefined && { version }) }))
      .filter(({ activity }) => isOpen(activity)),
  );
}

/** What is assigned to whoever is one of the targets. Most of a cohort have the same, so it is made once for all of them. */
function createAssigned(plan: readonly PlanRow[], outlines: Outlines) {
  const made = new Map<string, { readonly due: ReadonlyMap<string, Due | undefined>; readonly assigned: ReadonlySet<string> }>();
  return (targets: readonly string[]) => {
    const own = plan.filter(({ target }) => target === null || targets.includes(target));
    const name = own.map(({ id }) => id).join();
    const before = made.get(name);
    if (before) return before;
    const due = new Map([...dueDates(own, outlines)].map(([activity, atMs]) => [activity, atMs === undefined ? undefined : dueFrom(atMs)]));
    const entry = { due, assigned: new Set([...due.keys(), ...own.flatMap((each) => retiredOf(each, outlines))]) };
    made.set(name, entry);
    return entry;
  };
}

const dueFrom = (atMs: number): Due => ({ atMs, text: new Date(atMs).toISOString() });

async function readPlan(db: Kysely<Tables>, { tenant, cohort }: CohortKey): Promise<PlanRow[]> {
  const rows = await db
    .selectFrom("assignments")
    .select(["id", "course", "module", "activity", "target", "due_at"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("withdrawn", "=", false)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, course, module, activity, target, due_at }) => ({
    id,
    course,
    target,
    ...(module !== null && { module }),
    ...(activity !== null && { activity }),
    ...(due_at && { dueAtMs: due_at.getTime() }),
  }));
}

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly user_name: string | null;
  readonly workshop: boolean;
  readonly enrolled_at: Date;
  readonly heard_at: Date | null;
  readonly waiting: number | null;
}
async function readMembers(db: Kysely<Tables>, { tenant, cohort }: CohortKey, only: string | null = null): Promise<readonly MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select a.id, a.name, a.user_name, a.workshop, e.enrolled_at, h.heard_at, h.waiting
    from enrolments e
    join accounts a on a.id = e.learner
    left join lateral (
      select max(heard_at) as heard_at, sum(waiting)::integer as waiting from heard_devices where tenant = ${tenant} and learner = e.learner
    ) h on true
    where e.tenant = ${tenant} and e.cohort = ${cohort} and (${only}::uuid is null or e.learner = ${only}::uuid)
    order by a.name, a.id`.execute(db);
  return rows;
}

const sharesOf = (db: Kysely<Tables>, { tenant, cohort }: CohortKey) =>
  db.selectFrom("cohort_shares").select(["learner", "course"]).where("tenant", "=", tenant).where("cohort", "=", cohort).execute();

const groupsOf = (db: Kysely<Tables>, { tenant, cohort }: CohortKey) =>
  db
    .selectFrom("cohort_group_members")
    .select(["learner", "group_id"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .orderBy("group_id")
    .execute();

export function groupedBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

import { sql } from "kysely";
import type { Database } from "#server/database/database.ts";
import type { ReportServices } from "#server/reports/report-routes.ts";
import { pushStatements } from "#server/sync/push.ts";
import type { Account } from "#sync/account-messages.ts";
import type { GeneratedCohort, GeneratedLearner } from "./any-cohort.ts";
import { reportCourses, reportPacks } from "./report-course.ts";

export const reportServices = (db: Database, nowMs: number): ReportServices => ({
  db,
  clock: { now: () => nowMs },
  packs: reportPacks,
  courses: reportCourses,
});

export const administratorOf = (tenant: string): Account => ({
  id: "00000000-0000-4000-8000-000000000001",
  tenant,
  name: "Ada Administrator",
  role: "administrator",
  hasPassword: true,
  hasTwoFactor: false,
});

/** Puts a generated cohort into the database; what its learners recorded arrives in pushes, as it does from devices. */
export async function storeCohort(db: Database, cohort: GeneratedCohort, { confidential = false } = {}): Promise<void> {
  const { tenant, id, plan, groups, learners } = cohort;
  const { kysely } = db;
  await kysely.insertInto("tenants").values({ id: tenant, name: tenant, set_up_at: null }).execute();
  await kysely
    .insertInto("cohorts")
    .values({ tenant, id, name: "Generated", confidential, archived_at: null, opens_on: null, closes_on: null, created_by: null })
    .execute();
  for (const learner of learners) {
    await storeAccount(db, tenant, learner.id);
    await joinCohort(db, cohort, learner);
    await push(db, tenant, learner.id, learner.record);
  }
  for (const group of groups) {
    await kysely.insertInto("cohort_groups").values({ tenant, cohort: id, id: group.id, version: 1, name: group.id }).execute();
    for (const learner of group.members)
      await kysely.insertInto("cohort_group_members").values({ tenant, cohort: id, group_id: group.id, learner }).execute();
  }
  for (const [place, { work, target, required, dueAt, ...assignment }] of plan.entries())
    await kysely
      .insertInto("assignments")
      .values({
        tenant,
        cohort: id,
        id: assignment.id,
        version: 1,
        course: work.course,
        module: work.module ?? null,
        activity: work.activity ?? null,
        target_kind: target.kind,
        target: target.kind === "group" ? target.group : target.kind === "learner" ? target.learner : null,
        required,
        opens_at: null,
        due_at: dueAt === undefined ? null : new Date(dueAt),
        note: null,
        created_at: new Date(Date.UTC(2026, 8, 1) + place),
      })
      .execute();
}

export async function storeAccount({ kysely }: Database, tenant: string, id: string): Promise<void> {
  const row = { id, tenant, name: `Name of ${id}`, user_name: null, email: `${id}@users.invalid`, image: null, role: "learner" as const };
  await kysely
    .insertInto("accounts")
    .values({ ...row, disabled_at: null, one_time_until: null })
    .execute();
}

export async function joinCohort(
  { kysely }: Database,
  { tenant, id }: Pick<GeneratedCohort, "tenant" | "id">,
  { id: learner, joinedAt, sharedCourses }: Pick<GeneratedLearner, "id" | "joinedAt" | "sharedCourses">,
): Promise<void> {
  await kysely
    .insertInto("enrolments")
    .values({ tenant, cohort: id, learner, enrolled_at: new Date(joinedAt) })
    .execute();
  for (const course of sharedCourses)
    await kysely
      .insertInto("cohort_shares")
      .values({ tenant, cohort: id, learner, course, shared_at: new Date(joinedAt) })
      .execute();
}

export async function push(db: Database, tenant: string, learner: string, record: GeneratedLearner["record"]): Promise<void> {
  const deps = { db, packs: reportPacks, clock: { now: Date.now }, dailyQuota: Number.POSITIVE_INFINITY };
  const half = Math.ceil(record.length / 2);
  for (const part of [record.slice(half), record.slice(0, half)]) {
    const stored = part.length === 0 ? undefined : await pushStatements(deps, { tenant, learner }, part);
    if (stored && (!stored.ok || stored.value.rejected.length > 0)) throw new Error(`not stored: ${JSON.stringify(stored)}`);
  }
}

/** So that one cohort does not slow the next. */
export async function forgetTenant({ kysely }: Database, tenant: string): Promise<void> {
  for (const table of ["statements", "attempts", "rollups", "course_work", "learners", "heard_devices", "enrolments", "snapshots"] as const)
    await sql`delete from ${sql.table(table)} where tenant = ${tenant}`.execute(kysely);
}

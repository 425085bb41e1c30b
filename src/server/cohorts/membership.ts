import { type Kysely, sql, type Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { ShareChange } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortProblem, changeCohort } from "./change-cohort.ts";
import { type CohortKey, lockCohort } from "./cohort-access.ts";
import { deliverCohort } from "./deliver-cohort.ts";

/**
 * Puts a learner into a cohort; their devices hear of it and of all that is assigned to them. Doing it again changes nothing. False if
 * they were in it.
 */
export async function enrol(trx: Transaction<Tables>, key: CohortKey, learner: LearnerId): Promise<boolean> {
  await lockCohort(trx, key);
  const added = await addEnrolments(trx, key, [learner]);
  if (added > 0) await deliverCohort(trx, key, { learners: [learner] });
  return added > 0;
}

/** Their rows alone, for several at once. To be called under `lockCohort`; answers how many are new. */
export async function addEnrolments(
  trx: Transaction<Tables>,
  { tenant, cohort }: CohortKey,
  learners: readonly LearnerId[],
): Promise<number> {
  if (learners.length === 0) return 0;
  const key = { tenant, cohort };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("enrolments")
    .values(learners.map((learner) => ({ tenant, cohort, learner })))
    .onConflict((conflict) => conflict.columns(["tenant", "cohort", "learner"]).doNothing())
    .executeTakeFirstOrThrow();
  await endInvitations(trx, key, learners);
  await trx.updateTable("cohorts").set({ had_learners: true }).where("tenant", "=", tenant).where("id", "=", cohort).execute();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Who comes in, by an answer or otherwise, is not asked any more, and comes into the groups that were meant for them. */
async function endInvitations(trx: Transaction<Tables>, key: CohortKey, learners: readonly LearnerId[]): Promise<void> {
  const ended = await trx
    .updateTable("cohort_invitees")
    .set({ state: "ended" })
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("learner", "in", learners)
    .where("state", "<>", "ended")
    .returning(["learner", "groups"])
    .execute();
  const learnersOf = new Map<string, LearnerId[]>();
  for (const { learner, groups } of ended) for (const group of groups) learnersOf.set(group, [...(learnersOf.get(group) ?? []), learner]);
  for (const [group, members] of learnersOf) await addToGroup(trx, key, group, members);
}

/** Those who are not in the group yet; nobody, if it was deleted meanwhile. */
export async function addToGroup(trx: Transaction<Tables>, key: CohortKey, group: string, learners: readonly LearnerId[]): Promise<void> {
  if (learners.length === 0) return;
  const held = await trx
    .selectFrom("cohort_groups")
    .select("version")
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("id", "=", group)
    .where("deleted", "=", false)
    .executeTakeFirst();
  if (!held) return;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("cohort_group_members")
    .values(learners.map((learner) => ({ ...key, group_id: group, learner })))
    .onConflict((conflict) => conflict.columns(["tenant", "cohort", "group_id", "learner"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  await trx
    .updateTable("cohort_groups")
    .set({ version: held.version + 1 })
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("id", "=", group)
    .execute();
}

export async function isEnrolled(trx: Kysely<Tables>, { tenant, cohort }: CohortKey, learner: LearnerId): Promise<boolean> {
  const row = await trx
    .selectFrom("enrolments")
    .select("learner")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("learner", "=", learner)
    .executeTakeFirst();
  return row !== undefined;
}

/** A trainer takes a learner out. Nothing happens to somebody who is not in. */
export const removeMember = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  learner: LearnerId,
): Promise<Result<void, CohortProblem>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    if (await endEnrolment(trx, key, learner)) {
      const detail = { cohort: key.cohort };
      await appendAudit(trx, { tenant: key.tenant, at, actor, action: "member-removed", subject: learner, detail });
    }
    return ok(undefined);
  });

/** The learner leaves, also a cohort that is archived. Nothing happens to somebody who is not in. */
export function leaveCohort({ db, clock }: AccountServices, { tenant, id: learner }: Account, cohort: string): Promise<void> {
  const key = { tenant, cohort };
  return db.transaction(async (trx) => {
    await lockCohort(trx, key);
    if (!(await endEnrolment(trx, key, learner))) return;
    const at = new Date(clock.now());
    await appendAudit(trx, { tenant, at, actor: learner, action: "left-cohort", subject: learner, detail: { cohort } });
  });
}

/** Ends membership, groups, shares and what was assigned to the learner alone. What they did stays in their record. */
async function endEnrolment(trx: Transaction<Tables>, key: CohortKey, learner: LearnerId): Promise<boolean> {
  const { tenant, cohort } = key;
  const { numDeletedRows } = await trx
    .deleteFrom("enrolments")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("learner", "=", learner)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  for (const table of ["cohort_group_members", "cohort_shares"] as const)
    await trx.deleteFrom(table).where("tenant", "=", tenant).where("cohort", "=", cohort).where("learner", "=", learner).execute();
  await withdrawFrom(trx, key, learner);
  await deliverCohort(trx, key, { learners: [learner] });
  return true;
}

/** Withdraws what is assigned to a group or learner that is no longer in the cohort; answers which. */
export async function withdrawFrom(trx: Transaction<Tables>, { tenant, cohort }: CohortKey, target: string): Promise<string[]> {
  const rows = await trx
    .updateTable("assignments")
    .set({ withdrawn: true, version: sql`version + 1` })
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("target", "=", target)
    .where("withdrawn", "=", false)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The learner lets the trainers see earlier work of a course, or no longer. */
export function changeShare(
  { db, clock }: AccountServices,
  { tenant, id: learner }: Account,
  cohort: string,
  { course, shared }: ShareChange,
): Promise<Result<void, { readonly code: "not-found" }>> {
  const key = { tenant, cohort };
  const at = new Date(clock.now());
  return db.transaction(async (trx) => {
    await lockCohort(trx, key);
    if (!(await isEnrolled(trx, key, learner))) return err({ code: "not-found" });
    if (shared)
      await trx
        .insertInto("cohort_shares")
        .values({ tenant, cohort, learner, course, shared_at: at })
        .onConflict((conflict) => conflict.columns(["tenant", "cohort", "learner", "course"]).doNothing())
        .execute();
    else
      await trx
        .deleteFrom("cohort_shares")
        .where("tenant", "=", tenant)
        .where("cohort", "=", cohort)
        .where("learner", "=", learner)
        .where("course", "=", course)
        .execute();
    await deliverCohort(trx, key, { learners: [learner], assignments: [] });
    return ok(undefined);
  });
}

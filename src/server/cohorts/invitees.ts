import { randomUUID } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { AcceptRequest, CohortInvitee } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { appendAudit, appendAudits } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortChangeContext, type CohortProblem, changeCohort } from "./change-cohort.ts";
import { type CohortKey, lockCohort } from "./cohort-access.ts";
import { deliverCohort } from "./deliver-cohort.ts";
import { enrol, isEnrolled } from "./membership.ts";

/** Somebody to be asked, as the trainer named them, with the groups that they would come into. */
export interface Invitee {
  readonly learner: LearnerId;
  readonly name: string;
  readonly userName: string | null;
  readonly groups: readonly string[];
}

/**
 * Asks learners who are not in the cohort whether they want to be: again those who declined, and those who wait go on waiting. Their
 * devices hear of it by `deliverCohort`, which is to follow.
 */
export async function askToJoin(
  trx: Transaction<Tables>,
  { key, actor, at }: CohortChangeContext,
  invitees: readonly Invitee[],
): Promise<void> {
  if (invitees.length === 0) return;
  const asked = invitees.map(({ learner, name, userName, groups }) => ({
    ...key,
    learner,
    name,
    user_name: userName,
    id: randomUUID(),
    state: "waiting" as const,
    groups: JSON.stringify(groups),
    invited_at: at,
  }));
  const isWaiting = sql<boolean>`cohort_invitees.state = 'waiting'`;
  await trx
    .insertInto("cohort_invitees")
    .values(asked)
    .onConflict((conflict) =>
      conflict.columns(["tenant", "cohort", "learner"]).doUpdateSet({
        state: "waiting",
        name: sql`excluded.name`,
        user_name: sql`coalesce(excluded.user_name, cohort_invitees.user_name)`,
        groups: sql`case when ${isWaiting} then (
          select coalesce(json_agg(distinct name), '[]') from (
            select json_array_elements_text(cohort_invitees.groups) union select json_array_elements_text(excluded.groups)
          ) as held(name)) else excluded.groups end`,
        invited_at: sql`case when ${isWaiting} then cohort_invitees.invited_at else excluded.invited_at end`,
      }),
    )
    .execute();
  const detail = { cohort: key.cohort };
  await appendAudits(
    trx,
    invitees.map(({ learner }) => ({ tenant: key.tenant, at, actor, action: "member-invited", subject: learner, detail })),
  );
}

/** A trainer takes back what was asked, answered or not. Nothing happens where nothing is asked. */
export const withdrawInvitation = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  learner: LearnerId,
): Promise<Result<void, CohortProblem>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    if (!(await setState(trx, key, learner, ["waiting", "declined"], "ended"))) return ok(undefined);
    await deliverCohort(trx, key, { learners: [learner], assignments: [] });
    const detail = { cohort: key.cohort };
    await appendAudit(trx, { tenant: key.tenant, at, actor, action: "invitation-withdrawn", subject: learner, detail });
    return ok(undefined);
  });

/** A trainer asks somebody again who declined. */
export const inviteAgain = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  learner: LearnerId,
): Promise<Result<void, CohortProblem>> =>
  changeCohort(services, account, cohortId, async (trx, context) => {
    const { key } = context;
    const held = await inviteeOf(trx, key, learner);
    if (!held || held.state === "ended") return err({ code: "not-found" });
    if (held.state === "waiting") return ok(undefined);
    await askToJoin(trx, context, [{ learner, name: held.name, userName: held.user_name, groups: held.groups }]);
    await deliverCohort(trx, key, { learners: [learner], assignments: [] });
    return ok(undefined);
  });

export type AcceptProblem = { readonly code: "invitation-gone" | "invitation-changed" };

/**
 * The learner comes in, having been told what trainers see: what they were told has to be so. Nothing happens to somebody who is in. A
 * cohort that is archived takes nobody.
 */
export function acceptInvitation(
  { db, clock }: AccountServices,
  { tenant, id: learner }: Account,
  cohortId: string,
  { confidential }: AcceptRequest,
): Promise<Result<void, AcceptProblem>> {
  const key = { tenant, cohort: cohortId };
  return db.transaction(async (trx) => {
    const cohort = await lockCohort(trx, key);
    if (await isEnrolled(trx, key, learner)) return ok(undefined);
    const held = await inviteeOf(trx, key, learner);
    if (!cohort || cohort.archived_at || held?.state !== "waiting") return err({ code: "invitation-gone" });
    if (cohort.confidential !== confidential) return err({ code: "invitation-changed" });
    await enrol(trx, key, learner);
    const detail = { cohort: cohort.name, by: "invitation" };
    await appendAudit(trx, { tenant, at: new Date(clock.now()), actor: learner, action: "joined-cohort", subject: learner, detail });
    return ok(undefined);
  });
}

/** The learner stays out; the trainers see that. Nothing happens where nothing is asked. */
export function declineInvitation({ db, clock }: AccountServices, { tenant, id: learner }: Account, cohort: string): Promise<void> {
  const key = { tenant, cohort };
  return db.transaction(async (trx) => {
    await lockCohort(trx, key);
    if (!(await setState(trx, key, learner, ["waiting"], "declined"))) return;
    await deliverCohort(trx, key, { learners: [learner], assignments: [] });
    const at = new Date(clock.now());
    await appendAudit(trx, { tenant, at, actor: learner, action: "invitation-declined", subject: learner, detail: { cohort } });
  });
}

/** Those who have not answered or declined, as trainers see them, in the order in which they were asked. */
export async function listInvitees(db: Kysely<Tables>, { tenant, cohort }: CohortKey): Promise<CohortInvitee[]> {
  const rows = await db
    .selectFrom("cohort_invitees")
    .select(["learner", "name", "user_name", "state", "invited_at"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("state", "<>", "ended")
    .orderBy("invited_at")
    .orderBy("name")
    .orderBy("learner")
    .execute();
  return rows.map(({ learner, name, user_name, state, invited_at }) => ({
    id: learner,
    name,
    ...(user_name !== null && { userName: user_name }),
    invitedAt: invited_at.toISOString(),
    declined: state === "declined",
  }));
}

const inviteeOf = (trx: Transaction<Tables>, { tenant, cohort }: CohortKey, learner: LearnerId) =>
  trx
    .selectFrom("cohort_invitees")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("learner", "=", learner)
    .executeTakeFirst();

/** False if it is in none of these states. */
async function setState(
  trx: Transaction<Tables>,
  { tenant, cohort }: CohortKey,
  learner: LearnerId,
  from: readonly ("waiting" | "declined")[],
  state: "declined" | "ended",
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("cohort_invitees")
    .set({ state })
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("learner", "=", learner)
    .where("state", "in", from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

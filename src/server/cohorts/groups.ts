import type { Transaction } from "kysely";
import { ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { GroupChange } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { normaliseName } from "../accounts/user-names.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortProblem, changeCohort } from "./change-cohort.ts";
import { changeOf, type VersionProblem } from "./change-version.ts";
import type { CohortKey } from "./cohort-access.ts";
import { deliverCohort } from "./deliver-cohort.ts";
import { withdrawFrom } from "./membership.ts";

/** Makes or changes a group. Who comes into it gets what is assigned to it, who goes loses it. */
export const putGroup = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  groupId: string,
  { version, name: typed, members: sent }: GroupChange,
): Promise<Result<void, CohortProblem | VersionProblem>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    const name = normaliseName(typed);
    const members = await membersOf(trx, key, sent);
    const held = await heldGroup(trx, key, groupId);
    const change = changeOf(held, version, () => !held?.deleted && held?.name === name && isSameSet(held.members, members));
    if (!change.ok) return change;
    if (change.value === "made") return ok(undefined);
    await trx
      .insertInto("cohort_groups")
      .values({ ...key, id: groupId, version, name })
      .onConflict((conflict) => conflict.columns(["tenant", "cohort", "id"]).doUpdateSet({ version, name, deleted: false }))
      .execute();
    await deleteMembers(trx, key, groupId);
    if (members.length > 0)
      await trx
        .insertInto("cohort_group_members")
        .values(members.map((learner) => ({ ...key, group_id: groupId, learner })))
        .execute();
    await deliverToGroup(trx, key, groupId, [...new Set([...members, ...(held?.members ?? [])])]);
    const detail = { cohort: key.cohort, name, members };
    await appendAudit(trx, { tenant: key.tenant, at, actor, action: "group-changed", subject: groupId, detail });
    return ok(undefined);
  });

/** Deletes a group and withdraws what was assigned to it. */
export const deleteGroup = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  groupId: string,
  version: number,
): Promise<Result<void, CohortProblem | VersionProblem>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    const held = await heldGroup(trx, key, groupId);
    if (!held) return ok(undefined);
    const change = changeOf(held, version, () => held.deleted);
    if (!change.ok) return change;
    if (change.value === "made") return ok(undefined);
    await trx
      .updateTable("cohort_groups")
      .set({ version, deleted: true })
      .where("tenant", "=", key.tenant)
      .where("cohort", "=", key.cohort)
      .where("id", "=", groupId)
      .execute();
    await deleteMembers(trx, key, groupId);
    const assignments = await withdrawFrom(trx, key, groupId);
    await deliverCohort(trx, key, { learners: held.members, assignments });
    await appendAudit(trx, { tenant: key.tenant, at, actor, action: "group-deleted", subject: groupId, detail: { cohort: key.cohort } });
    return ok(undefined);
  });

/** Those of the learners who are in the cohort, each once. */
async function membersOf(trx: Transaction<Tables>, { tenant, cohort }: CohortKey, learners: readonly LearnerId[]): Promise<LearnerId[]> {
  if (learners.length === 0) return [];
  const rows = await trx
    .selectFrom("enrolments")
    .select("learner")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("learner", "in", learners)
    .execute();
  return rows.map(({ learner }) => learner);
}

async function heldGroup(trx: Transaction<Tables>, { tenant, cohort }: CohortKey, groupId: string) {
  const row = await trx
    .selectFrom("cohort_groups")
    .select(["version", "name", "deleted"])
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("id", "=", groupId)
    .executeTakeFirst();
  if (!row) return undefined;
  const members = await trx
    .selectFrom("cohort_group_members")
    .select("learner")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("group_id", "=", groupId)
    .execute();
  return { ...row, members: members.map(({ learner }) => learner) };
}

const deleteMembers = (trx: Transaction<Tables>, { tenant, cohort }: CohortKey, groupId: string) =>
  trx
    .deleteFrom("cohort_group_members")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("group_id", "=", groupId)
    .execute();

/** Tells these learners what is assigned to a group, if they are in it. */
async function deliverToGroup(trx: Transaction<Tables>, key: CohortKey, groupId: string, learners: readonly LearnerId[]): Promise<void> {
  const rows = await trx
    .selectFrom("assignments")
    .select("id")
    .where("tenant", "=", key.tenant)
    .where("cohort", "=", key.cohort)
    .where("target", "=", groupId)
    .execute();
  await deliverCohort(trx, key, { learners, assignments: rows.map(({ id }) => id) });
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each) => b.includes(each));

import { ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { CohortInvitation, JoinPreview, NewInvitationRequest } from "#sync/cohort-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { cohortAlreadyJoined, insertJoinCode } from "../accounts/join-codes.ts";
import { normaliseCode } from "../accounts/passwords.ts";
import { appendAudit } from "../administration/audit-log.ts";
import { type CohortProblem, changeCohort } from "./change-cohort.ts";
import { trainerNames } from "./deliver-cohort.ts";
import { invitationFrom } from "./read-cohorts.ts";

/** A code by which learners enrol into the cohort. */
export const invite = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  request: NewInvitationRequest,
): Promise<Result<CohortInvitation, CohortProblem>> =>
  changeCohort(services, account, cohortId, async (trx, { key, cohort, actor, at }) => {
    const code = { tenant: key.tenant, role: "learner" as const, cohort, createdBy: actor, createdAt: at, ...request };
    return ok(invitationFrom(await insertJoinCode(trx, code)));
  });

/** The code stops working. Nothing happens to one that is gone already. */
export const revokeInvitation = (
  services: AccountServices,
  account: Account,
  cohortId: string,
  codeId: string,
): Promise<Result<void, CohortProblem>> =>
  changeCohort(services, account, cohortId, async (trx, { key, actor, at }) => {
    const { numDeletedRows } = await trx
      .deleteFrom("join_codes")
      .where("tenant", "=", key.tenant)
      .where("cohort", "=", key.cohort)
      .where("id", "=", codeId)
      .executeTakeFirst();
    if (numDeletedRows > 0n)
      await appendAudit(trx, {
        tenant: key.tenant,
        at,
        actor,
        action: "join-code-revoked",
        subject: codeId,
        detail: { cohort: key.cohort },
      });
    return ok(undefined);
  });

/**
 * What joining with a code means; undefined if it would not work, but for learners who are in its cohort already (`joinWithCode` takes no
 * use from them). Says no more than somebody who holds the code may know.
 */
export async function previewJoin(
  { db, clock }: AccountServices,
  account: Account | null,
  typed: string,
): Promise<JoinPreview | undefined> {
  const { kysely } = db;
  const row = await kysely
    .selectFrom("join_codes")
    .leftJoin("cohorts", (join) => join.onRef("cohorts.tenant", "=", "join_codes.tenant").onRef("cohorts.id", "=", "join_codes.cohort"))
    .select(["join_codes.id as code", "join_codes.tenant", "join_codes.role", "join_codes.workshop", "expires_at", "uses", "max_uses"])
    .select(["cohorts.id", "cohorts.name", "cohorts.confidential", "cohorts.archived_at"])
    .where("code", "=", normaliseCode(typed))
    .executeTakeFirst();
  if (!row) return undefined;
  const { tenant, role, workshop, id, name, confidential } = row;
  const isOpen = row.expires_at.getTime() > clock.now() && (row.max_uses === null || row.uses < row.max_uses) && row.archived_at === null;
  const isMember = account?.tenant === tenant && (await cohortAlreadyJoined(kysely, account, row.code)) !== undefined;
  if (!isOpen && !isMember) return undefined;
  if (id === null || name === null) return { role, workshop, cohort: null };
  const trainers = await trainerNames(kysely, { tenant, cohort: id });
  return { role, workshop, cohort: { name, confidential: confidential === true, trainers }, ...(isMember && { isMember }) };
}

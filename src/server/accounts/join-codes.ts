import { randomUUID } from "node:crypto";
import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account, Cohort, JoinAnswer, Role } from "#sync/account-messages.ts";
import type { JoinCodeSummary, NewJoinCodeRequest, Page } from "#sync/admin-messages.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { Tables } from "../database/tables.ts";
import { accountFrom } from "./account-from.ts";
import type { AccountServices } from "./account-services.ts";
import { cohortNamed, enterCohort, type Redeemed } from "./enrolment.ts";
import { normaliseCode, randomCode } from "./passwords.ts";
import { normaliseName } from "./user-names.ts";

export type JoinCodeUnknown = { readonly code: "join-code-unknown" };
type JoinCodeRow = Selectable<Tables["join_codes"]>;

const dayMs = 86_400_000;
const defaultDays = 30;

export function createJoinCode(
  { db, clock }: AccountServices,
  { tenant, id: createdBy }: Account,
  { cohort: cohortName, ...request }: NewJoinCodeRequest,
): Promise<JoinCodeSummary> {
  const createdAt = new Date(clock.now());
  return db.transaction(async (trx) => {
    const cohort = cohortName === undefined ? null : await cohortNamed(trx, tenant, normaliseName(cohortName));
    const row = await insertJoinCode(trx, { tenant, cohort, createdBy, createdAt, ...request });
    return summaryFrom(row, cohort);
  });
}

export interface NewJoinCode extends Omit<NewJoinCodeRequest, "cohort"> {
  readonly tenant: string;
  readonly cohort: Cohort | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}
export async function insertJoinCode(
  trx: Transaction<Tables>,
  { tenant, role, cohort, workshop = false, maxUses, days = defaultDays, createdBy, createdAt }: NewJoinCode,
): Promise<JoinCodeRow> {
  const row = await trx
    .insertInto("join_codes")
    .values({
      tenant,
      id: randomUUID(),
      code: randomCode(2),
      role,
      cohort: cohort?.id ?? null,
      workshop,
      max_uses: maxUses ?? null,
      expires_at: new Date(createdAt.getTime() + days * dayMs),
      created_by: createdBy,
      created_at: createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const detail = { role, workshop, ...(cohort && { cohort: cohort.name }), ...(maxUses !== undefined && { maxUses }) };
  await appendAudit(trx, { tenant, at: createdAt, actor: createdBy, action: "join-code-created", subject: row.id, detail });
  return row;
}

/** Codes that still work or ran out, newest first. */
export async function listJoinCodes({ db }: AccountServices, tenant: string): Promise<Page<JoinCodeSummary>> {
  const rows = await db.kysely
    .selectFrom("join_codes")
    .leftJoin("cohorts", (join) => join.onRef("cohorts.tenant", "=", "join_codes.tenant").onRef("cohorts.id", "=", "join_codes.cohort"))
    .selectAll("join_codes")
    .select("cohorts.name as cohort_name")
    .where("join_codes.tenant", "=", tenant)
    .orderBy("join_codes.created_at", "desc")
    .limit(500)
    .execute();
  return { items: rows.map((row) => summaryFrom(row, row.cohort && row.cohort_name ? { id: row.cohort, name: row.cohort_name } : null)) };
}

/** False if the tenant has no such code. */
export function revokeJoinCode({ db, clock }: AccountServices, { tenant, id: actor }: Account, codeId: string): Promise<boolean> {
  return db.transaction(async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom("join_codes").where("tenant", "=", tenant).where("id", "=", codeId).executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await appendAudit(trx, { tenant, at: new Date(clock.now()), actor, action: "join-code-revoked", subject: codeId });
    return true;
  });
}

/**
 * Takes one use of a code, so that of several who race for the last use one gets it. If the transaction fails, the use is not taken.
 * Undefined: no such code, used up, over, or of a cohort that is archived.
 */
export async function redeemJoinCode(trx: Transaction<Tables>, typed: string, now: Date, workshop: boolean): Promise<Redeemed | undefined> {
  const row = await trx
    .updateTable("join_codes")
    .set({ uses: sql`uses + 1` })
    .where("code", "=", normaliseCode(typed))
    .where("workshop", "=", workshop)
    .where("expires_at", ">", now)
    .where((where) => where.or([where("max_uses", "is", null), where("uses", "<", where.ref("max_uses"))]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("cohorts")
            .select("id")
            .whereRef("cohorts.tenant", "=", "join_codes.tenant")
            .whereRef("cohorts.id", "=", "join_codes.cohort")
            .where("archived_at", "is not", null),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const cohort = row.cohort
    ? await trx
        .selectFrom("cohorts")
        .select(["id", "name"])
        .where("tenant", "=", row.tenant)
        .where("id", "=", row.cohort)
        .executeTakeFirstOrThrow()
    : null;
  return { tenant: row.tenant, role: row.role, cohort };
}

const rank: { readonly [role in Role]: number } = { learner: 0, trainer: 1, administrator: 2 };

/**
 * Somebody with an account uses a code of their tenant, in a workshop one for workshops: they are enrolled in its cohort, and get its role
 * if it is higher than theirs. A learner who is in the cohort already takes no use: their first answer may have been lost.
 */
export function joinWithCode(
  { db, clock }: AccountServices,
  account: Account,
  joinCode: string,
): Promise<Result<JoinAnswer, JoinCodeUnknown>> {
  const now = new Date(clock.now());
  return db.transaction(async (trx) => {
    const isOurs = await trx
      .selectFrom("join_codes")
      .select("id")
      .where("tenant", "=", account.tenant)
      .where("code", "=", normaliseCode(joinCode))
      .executeTakeFirst();
    const joined = isOurs && (await cohortAlreadyJoined(trx, account, isOurs.id));
    if (joined) return ok({ account, cohort: joined });
    const redeemed = isOurs && (await redeemJoinCode(trx, joinCode, now, account.workshop === true));
    if (!redeemed) return err({ code: "join-code-unknown" });
    const { role: held } = await trx
      .selectFrom("accounts")
      .select("role")
      .where("tenant", "=", account.tenant)
      .where("id", "=", account.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const role = rank[redeemed.role] > rank[held] ? redeemed.role : held;
    const row = await trx
      .updateTable("accounts")
      .set({ role })
      .where("tenant", "=", account.tenant)
      .where("id", "=", account.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await enterCohort(trx, account.id, redeemed, now);
    const detail = { role, ...(redeemed.cohort && { cohort: redeemed.cohort.name }) };
    await appendAudit(trx, { tenant: account.tenant, at: now, actor: account.id, action: "joined-cohort", subject: isOurs.id, detail });
    return ok({ account: accountFrom(row, account.hasPassword), cohort: redeemed.cohort });
  });
}

/** The cohort of a learner's code in which the account is by now. */
export const cohortAlreadyJoined = (trx: Kysely<Tables>, { tenant, id }: Account, code: string): Promise<Cohort | undefined> =>
  trx
    .selectFrom("join_codes")
    .innerJoin("cohorts", (join) => join.onRef("cohorts.tenant", "=", "join_codes.tenant").onRef("cohorts.id", "=", "join_codes.cohort"))
    .innerJoin("enrolments", (join) => join.onRef("enrolments.tenant", "=", "cohorts.tenant").onRef("enrolments.cohort", "=", "cohorts.id"))
    .select(["cohorts.id", "cohorts.name"])
    .where("join_codes.tenant", "=", tenant)
    .where("join_codes.id", "=", code)
    .where("join_codes.role", "=", "learner")
    .where("enrolments.learner", "=", id)
    .executeTakeFirst();

const summaryFrom = (row: JoinCodeRow, cohort: Cohort | null): JoinCodeSummary => ({
  id: row.id,
  code: row.code,
  role: row.role,
  cohort,
  workshop: row.workshop,
  uses: row.uses,
  maxUses: row.max_uses,
  expiresAt: row.expires_at.toISOString(),
  createdAt: row.created_at.toISOString(),
});

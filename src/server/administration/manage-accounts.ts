import type { Kysely, Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account, Role } from "#sync/account-messages.ts";
import type { AccountSummary, NewAccountAnswer, NewAccountRequest, OneTimePassword, Page } from "#sync/admin-messages.ts";
import { type AccountRow, accountSummaryFrom } from "../accounts/account-from.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { insertAccount, type NameTaken, orNameTaken } from "../accounts/new-account.ts";
import { hashPassword, randomCode, randomPin } from "../accounts/passwords.ts";
import { endSessions } from "../accounts/sessions.ts";
import { normaliseUserName } from "../accounts/user-names.ts";
import { endTeaching } from "../cohorts/trainers.ts";
import type { Tables } from "../database/tables.ts";
import { appendAudit } from "./audit-log.ts";
import { cursorText, parseCursor } from "./page-cursor.ts";

export type ManageProblem = { readonly code: "not-found" | "last-administrator" | "no-password" };

const pageSize = 50;
const oneTimeDays = 7;
const dayMs = 86_400_000;

/** Accounts of the tenant, newest first; `search` is looked for in names, user names and addresses. */
export async function listAccounts(
  { db }: AccountServices,
  tenant: string,
  { search, cursor }: { readonly search?: string; readonly cursor?: string },
): Promise<Page<AccountSummary>> {
  const after = parseCursor(cursor);
  let query = db.kysely.selectFrom("accounts").selectAll().where("tenant", "=", tenant);
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((where) =>
      where.or([where("name", "ilike", pattern), where("user_name", "ilike", pattern), where("email", "ilike", pattern)]),
    );
  }
  if (after)
    query = query.where((where) =>
      where.or([where("created_at", "<", after.at), where.and([where("created_at", "=", after.at), where("id", "<", after.id)])]),
    );
  const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(pageSize).execute();
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { items: rows.map(accountSummaryFrom), ...(last && { next: cursorText(last.created_at, last.id) }) };
}

/** Makes an account with a password that its person replaces when they first sign in. */
export async function createAccount(
  { db, clock }: AccountServices,
  { tenant, id: actor }: Account,
  { name, userName, email, role }: NewAccountRequest,
): Promise<Result<NewAccountAnswer, NameTaken>> {
  const createdAt = new Date(clock.now());
  const oneTimePassword = randomCode(4);
  const account = {
    tenant,
    name,
    userName: normaliseUserName(userName),
    ...(email && { email }),
    role,
    passwordHash: await hashPassword(oneTimePassword),
    oneTimeUntil: new Date(createdAt.getTime() + oneTimeDays * dayMs),
    createdAt,
  };
  return orNameTaken(() =>
    db.transaction(async (trx) => {
      const row = await insertAccount(trx, account);
      const detail = { role, by: "administrator" };
      await appendAudit(trx, { tenant, at: createdAt, actor, action: "account-created", subject: row.id, detail });
      return ok({ account: accountSummaryFrom(row), oneTimePassword });
    }),
  );
}

/**
 * A new one-time password; ends all sessions, turns off a second factor, since whoever lost one has often lost both, and takes the passkeys
 * away, since whoever got in meanwhile may have added one. A workshop learner gets a new PIN, to keep.
 */
export async function resetPassword(
  { db, clock }: AccountServices,
  { tenant, id: actor }: Account,
  accountId: string,
): Promise<Result<OneTimePassword, ManageProblem>> {
  const at = new Date(clock.now());
  const found = await findAccount(db.kysely, tenant, accountId);
  if (!found) return err({ code: "not-found" });
  const oneTimePassword = found.workshop ? randomPin() : randomCode(4);
  const password = await hashPassword(oneTimePassword);
  return db.transaction(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("credentials")
      .set({ password })
      .where("account_id", "=", accountId)
      .where("provider", "=", "credential")
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return err({ code: "no-password" });
    const one_time_until = found.workshop ? null : new Date(at.getTime() + oneTimeDays * dayMs);
    await trx.updateTable("accounts").set({ one_time_until, two_factor_enabled: false }).where("id", "=", accountId).execute();
    for (const table of ["two_factors", "passkeys"] as const) await trx.deleteFrom(table).where("account_id", "=", accountId).execute();
    await endSessions(trx, accountId);
    await appendAudit(trx, { tenant, at, actor, action: "password-reset", subject: accountId });
    return ok({ oneTimePassword });
  });
}

export function changeRole(
  { db, clock }: AccountServices,
  { tenant, id: actor }: Account,
  accountId: string,
  role: Role,
): Promise<Result<void, ManageProblem>> {
  return db.transaction(async (trx) => {
    await lockTenant(trx, tenant);
    const account = await findAccount(trx, tenant, accountId);
    if (!account) return err({ code: "not-found" });
    if (role !== "administrator" && (await isLastAdministrator(trx, account))) return err({ code: "last-administrator" });
    await trx.updateTable("accounts").set({ role }).where("id", "=", accountId).execute();
    if (role === "learner") await endTeaching(trx, tenant, accountId);
    const detail = { from: account.role, to: role };
    await appendAudit(trx, { tenant, at: new Date(clock.now()), actor, action: "role-changed", subject: accountId, detail });
    return ok(undefined);
  });
}

/** A disabled account has no session and gets none. Its record stays. */
export function setDisabled(
  { db, clock }: AccountServices,
  { tenant, id: actor }: Account,
  accountId: string,
  isDisabled: boolean,
): Promise<Result<void, ManageProblem>> {
  const at = new Date(clock.now());
  return db.transaction(async (trx) => {
    await lockTenant(trx, tenant);
    const account = await findAccount(trx, tenant, accountId);
    if (!account) return err({ code: "not-found" });
    if (isDisabled && (await isLastAdministrator(trx, account))) return err({ code: "last-administrator" });
    await trx
      .updateTable("accounts")
      .set({ disabled_at: isDisabled ? at : null })
      .where("id", "=", accountId)
      .execute();
    if (isDisabled) await endSessions(trx, accountId);
    await appendAudit(trx, { tenant, at, actor, action: isDisabled ? "account-disabled" : "account-enabled", subject: accountId });
    return ok(undefined);
  });
}

/** Held until the end of the transaction: two administrators who remove each other at once are looked at one after the other. */
export async function lockTenant(trx: Transaction<Tables>, tenant: string): Promise<void> {
  await trx.selectFrom("tenants").select("id").where("id", "=", tenant).forUpdate().execute();
}

/** To be asked under `lockTenant`. */
export async function isLastAdministrator(
  trx: Transaction<Tables>,
  { tenant, id, role, disabled_at }: Pick<AccountRow, "tenant" | "id" | "role" | "disabled_at">,
): Promise<boolean> {
  if (role !== "administrator" || disabled_at) return false;
  const another = await trx
    .selectFrom("accounts")
    .select("id")
    .where("tenant", "=", tenant)
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .where("id", "!=", id)
    .executeTakeFirst();
  return !another;
}

const findAccount = (trx: Kysely<Tables>, tenant: string, id: string): Promise<AccountRow | undefined> =>
  trx.selectFrom("accounts").selectAll().where("tenant", "=", tenant).where("id", "=", id).executeTakeFirst();

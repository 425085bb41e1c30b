import { err, ok, type Result } from "#domain/result.ts";
import type { Account, PasswordChange } from "#sync/account-messages.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { AccountServices } from "./account-services.ts";
import { accountGuessLimits, countGuess, forgiveGuess, type TooOften } from "./guess-limits.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { endSessions } from "./sessions.ts";

export type PasswordProblem = TooOften | { readonly code: "password-wrong" | "no-password" };

/** Checks the password of somebody who is signed in already, before an act that an open, unattended device must not be enough for. */
export async function confirmPassword(
  services: AccountServices,
  accountId: string,
  address: string,
  password: string,
): Promise<Result<{ readonly hash: string }, PasswordProblem>> {
  const row = await services.db.kysely
    .selectFrom("credentials")
    .select("password")
    .where("account_id", "=", accountId)
    .where("provider", "=", "credential")
    .executeTakeFirst();
  if (!row?.password) return err({ code: "no-password" });
  const limits = accountGuessLimits(accountId, address);
  const counted = await countGuess(services, limits);
  if (!counted.ok) return counted;
  if (!(await verifyPassword(row.password, password))) return err({ code: "password-wrong" });
  await forgiveGuess(services, limits);
  return ok({ hash: row.password });
}

/** Ends every session but the one that asks. */
export async function changePassword(
  services: AccountServices,
  { id, tenant }: Account,
  { sessionId, address }: { readonly sessionId: string; readonly address: string },
  { current, next }: PasswordChange,
): Promise<Result<void, PasswordProblem>> {
  const confirmed = await confirmPassword(services, id, address, current);
  if (!confirmed.ok) return confirmed;
  const password = await hashPassword(next);
  const isChanged = await services.db.transaction(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("credentials")
      .set({ password })
      .where("account_id", "=", id)
      .where("provider", "=", "credential")
      .where("password", "=", confirmed.value.hash)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await endSessions(trx, id, sessionId);
    await appendAudit(trx, { tenant, at: new Date(services.clock.now()), actor: id, action: "password-changed", subject: id });
    return true;
  });
  return isChanged ? ok(undefined) : err({ code: "password-wrong" });
}

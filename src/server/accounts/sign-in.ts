import { err, ok, type Result } from "#domain/result.ts";
import type { SignInRequest } from "#sync/account-messages.ts";
import type { AccountServices } from "./account-services.ts";
import type { AuthProblem, AuthRequest, SessionStart } from "./authentication.ts";
import { accountGuessLimits, countGuess, forgiveGuess, type TooOften } from "./guess-limits.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { normaliseUserName } from "./user-names.ts";

export type SignInProblem = AuthProblem | TooOften | { readonly code: "one-time-password-expired" };
export type SignInStart = SessionStart | { readonly needs: "new-password" };

/** Too short to be anybody's user name: better-auth spends the same time on it as on a wrong password. */
const nobody = "-";

/** Signs in with a user name or e-mail address and a password. An unknown name takes as long, and is answered as, a wrong password. */
export async function signIn(
  services: AccountServices,
  request: AuthRequest,
  address: string,
  { user, password, newPassword }: SignInRequest,
): Promise<Result<SignInStart, SignInProblem>> {
  const { db, clock, authentication } = services;
  const typed = normaliseUserName(user);
  const limits = accountGuessLimits(typed, address);
  const counted = await countGuess(services, limits);
  if (!counted.ok) return counted;

  const row = await db.kysely
    .selectFrom("accounts")
    .leftJoin("credentials", (join) =>
      join.onRef("credentials.account_id", "=", "accounts.id").on("credentials.provider", "=", "credential"),
    )
    .select(["accounts.id", "accounts.user_name", "accounts.one_time_until", "credentials.password as hash"])
    .where(typed.includes("@") ? "accounts.email" : "accounts.user_name", "=", typed)
    .where("accounts.workshop", "=", false)
    .executeTakeFirst();
  const userName = row?.user_name ?? nobody;
  if (row?.one_time_until) {
    const isRight = row.hash !== null && (await verifyPassword(row.hash, password));
    if (!isRight) return err({ code: "sign-in-wrong" });
    if (row.one_time_until.getTime() < clock.now()) return err({ code: "one-time-password-expired" });
    await forgiveGuess(services, limits);
    if (newPassword === undefined || newPassword === password) return ok({ needs: "new-password" });
    await replaceOneTimePassword(services, row.id, row.hash, await hashPassword(newPassword));
    return authentication.signIn(request, userName, newPassword);
  }
  const started = await authentication.signIn(request, userName, password);
  if (started.ok) await forgiveGuess(services, limits);
  return started;
}

/** Only as long as it is the password: of two who use it at once, one sets the new one. */
async function replaceOneTimePassword({ db }: AccountServices, id: string, oldHash: string | null, newHash: string): Promise<void> {
  await db.transaction(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("credentials")
      .set({ password: newHash })
      .where("account_id", "=", id)
      .where("provider", "=", "credential")
      .where("password", "=", oldHash)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await trx.updateTable("accounts").set({ one_time_until: null }).where("id", "=", id).execute();
  });
}

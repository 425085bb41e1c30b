import { asciiDigits } from "#domain/grading/parse-number.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { WorkshopJoinRequest } from "#sync/account-messages.ts";
import { appendAudit } from "../administration/audit-log.ts";
import { accountFrom } from "./account-from.ts";
import type { AccountServices } from "./account-services.ts";
import type { AuthRequest, SessionStart } from "./authentication.ts";
import { enterCohort } from "./enrolment.ts";
import { accountGuessLimits, countGuess, forgiveGuess, type TooOften } from "./guess-limits.ts";
import { joinWithCode, redeemJoinCode } from "./join-codes.ts";
import { insertAccount, orNameTaken } from "./new-account.ts";
import { hashPassword, normaliseCode } from "./passwords.ts";
import { workshopUserName } from "./user-names.ts";

export type WorkshopProblem = TooOften | { readonly code: "join-code-unknown" | "pin-wrong" };

/**
 * Signs in with a code of this room, a name and a PIN, and brings the person into the code's cohort; the first time, that makes the
 * learner. A PIN is short and crosses plain http: it opens the workshop's record on this server and nothing else.
 */
export async function joinWorkshop(
  services: AccountServices,
  request: AuthRequest,
  address: string,
  { joinCode, name, pin: typed }: WorkshopJoinRequest,
): Promise<Result<SessionStart, WorkshopProblem>> {
  const { db, clock, authentication } = services;
  const pin = asciiDigits(typed);
  const code = await db.kysely
    .selectFrom("join_codes")
    .select(["tenant", "cohort"])
    .where("code", "=", normaliseCode(joinCode))
    .where("workshop", "=", true)
    .where("expires_at", ">", new Date(clock.now()))
    .executeTakeFirst();
  if (!code) return err({ code: "join-code-unknown" });

  const userName = workshopUserName(code.tenant, name);
  const known = await db.kysely.selectFrom("accounts").selectAll().where("user_name", "=", userName).executeTakeFirst();
  if (!known) {
    const made = await makeLearner(services, { joinCode, name, pin }, userName);
    if (!made.ok) return made;
  }
  const limits = accountGuessLimits(userName, address);
  const counted = await countGuess(services, limits);
  if (!counted.ok) return counted;
  const started = await authentication.signIn(request, userName, pin);
  if (!started.ok) return err({ code: "pin-wrong" });
  await forgiveGuess(services, limits);
  // A code that is used up or whose cohort is archived still lets people in who were here before.
  if (known && code.cohort) await joinWithCode(services, accountFrom(known, true), joinCode);
  return started;
}

/** Of two who choose one name at once, the second finds the first one's learner, and so needs its PIN. */
async function makeLearner(
  { db, clock }: AccountServices,
  { joinCode, name, pin }: WorkshopJoinRequest,
  userName: string,
): Promise<Result<void, WorkshopProblem>> {
  const createdAt = new Date(clock.now());
  const passwordHash = await hashPassword(pin);
  const made = await orNameTaken(() =>
    db.transaction(async (trx) => {
      const code = await redeemJoinCode(trx, joinCode, createdAt, true);
      if (!code) return err({ code: "join-code-unknown" as const });
      const { tenant } = code;
      const account = await insertAccount(trx, { tenant, name, userName, role: "learner", workshop: true, passwordHash, createdAt });
      await enterCohort(trx, account.id, code, createdAt);
      const detail = { role: "learner", by: "workshop" };
      await appendAudit(trx, { tenant, at: createdAt, actor: account.id, action: "account-created", subject: account.id, detail });
      return ok(undefined);
    }),
  );
  return made.ok || made.error.code !== "join-code-unknown" ? ok(undefined) : err({ code: "join-code-unknown" });
}

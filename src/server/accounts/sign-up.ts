import { err, ok, type Result } from "#domain/result.ts";
import type { SignUpRequest } from "#sync/account-messages.ts";
import { appendAudit } from "../administration/audit-log.ts";
import type { AccountServices } from "./account-services.ts";
import { enterCohort } from "./enrolment.ts";
import { type JoinCodeUnknown, redeemJoinCode } from "./join-codes.ts";
import { insertAccount, type NameTaken, orNameTaken } from "./new-account.ts";
import { hashPassword } from "./passwords.ts";
import { normaliseUserName } from "./user-names.ts";

/** Makes an account with the role and cohort of the code. A name that is taken leaves the code as it was. */
export async function signUp(
  { db, clock }: AccountServices,
  { joinCode, name, userName, password, email }: SignUpRequest,
): Promise<Result<{ readonly userName: string }, NameTaken | JoinCodeUnknown>> {
  const createdAt = new Date(clock.now());
  const passwordHash = await hashPassword(password);
  const stored = normaliseUserName(userName);
  return orNameTaken(() =>
    db.transaction(async (trx) => {
      const code = await redeemJoinCode(trx, joinCode, createdAt, false);
      if (!code) return err({ code: "join-code-unknown" });
      const { tenant, role, cohort } = code;
      const account = await insertAccount(trx, { tenant, name, userName: stored, role, passwordHash, createdAt, ...(email && { email }) });
      await enterCohort(trx, account.id, code, createdAt);
      const detail = { role, by: "join-code", ...(cohort && { cohort: cohort.name }) };
      await appendAudit(trx, { tenant, at: createdAt, actor: account.id, action: "account-created", subject: account.id, detail });
      return ok({ userName: stored });
    }),
  );
}

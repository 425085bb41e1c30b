import type { Kysely, Transaction } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import { appendAudit } from "../administration/audit-log.ts";
import { isLastAdministrator, lockTenant } from "../administration/manage-accounts.ts";
import { eraseInCohorts } from "../cohorts/erase-in-cohorts.ts";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { areErased, claimedBy, eraseForwarded } from "../forwarding/erase-forwarded.ts";
import { eraseLearner } from "../sync/erase-learner.ts";
import type { AccountServices } from "./account-services.ts";
import type { Erasure, ErasureLog } from "./erasure-log.ts";

/** Deletes an account and everything it learnt, for good: also from what a restored backup would bring back. */
export async function deleteAccount(
  { db, clock }: AccountServices,
  erasureLog: ErasureLog,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  actor: string | null,
): Promise<Result<void, { readonly code: "not-found" | "last-administrator" }>> {
  const at = new Date(clock.now());
  let erasure: Erasure = { tenant, account: id, at: at.toISOString(), forwarded: [] };
  let progress = "begun" as "begun" | "logged" | "erased";
  try {
    return await db.transaction(async (trx) => {
      await lockTenant(trx, tenant);
      const account = await trx.selectFrom("accounts").selectAll().where("tenant", "=", tenant).where("id", "=", id).executeTakeFirst();
      if (!account) return err({ code: "not-found" });
      if (await isLastAdministrator(trx, account)) return err({ code: "last-administrator" });
      erasure = { ...erasure, forwarded: await claimedBy(trx, tenant, id) };
      erasureLog.append(erasure);
      progress = "logged";
      await eraseAccount(trx, erasure);
      await appendAudit(trx, { tenant, at, actor, action: "account-deleted", subject: id });
      progress = "erased";
      return ok(undefined);
    });
  } catch (error) {
    // A commit that failed may have been done all the same; while nobody can tell, the erasure stays.
    const isStillHere = progress === "logged" || (progress === "erased" && (await isGone(db.kysely, erasure).catch(() => true)) === false);
    if (isStillHere) erasureLog.cancel(erasure);
    throw error;
  }
}

/** Deletes again whoever was deleted and is here: after a crash in the middle of it, or in a restored backup. Answers how many. */
export async function repeatErasures(db: Database, erasures: readonly Erasure[]): Promise<number> {
  let repeated = 0;
  for (const erasure of erasures) {
    const isErased = await db.transaction(async (trx) => {
      if (await isGone(trx, erasure)) return false;
      await eraseAccount(trx, erasure);
      return true;
    });
    if (isErased) repeated++;
  }
  return repeated;
}

async function isGone(trx: Kysely<Tables>, { tenant, account, forwarded }: Erasure): Promise<boolean> {
  const row = await trx.selectFrom("accounts").select("id").where("tenant", "=", tenant).where("id", "=", account).executeTakeFirst();
  const learner = await trx
    .selectFrom("learners")
    .select("erased")
    .where("tenant", "=", tenant)
    .where("id", "=", account)
    .executeTakeFirst();
  return !row && learner?.erased === true && (await areErased(trx, tenant, forwarded));
}

/** What an account did as an administrator stays in the audit log, under an id without a name. */
async function eraseAccount(trx: Transaction<Tables>, { tenant, account, forwarded }: Omit<Erasure, "at">): Promise<void> {
  await trx.deleteFrom("accounts").where("tenant", "=", tenant).where("id", "=", account).execute();
  await eraseInCohorts(trx, tenant, account);
  for (const key of [...forwarded, ...(await claimedBy(trx, tenant, account))]) await eraseForwarded(trx, tenant, key);
  await eraseLearner(trx, { tenant, learner: account });
}

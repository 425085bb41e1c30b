import type { Transaction } from "kysely";
import { err, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortKey, type CohortRow, lockCohort, taughtCohort } from "./cohort-access.ts";
import { deliverPostponed } from "./deliver-postponed.ts";

/** `not-found`: also a cohort that the account does not teach. */
export type CohortProblem = { readonly code: "not-found" | "archived" };

export interface CohortChangeContext {
  readonly key: CohortKey;
  readonly cohort: CohortRow;
  /** Account of who makes the change. */
  readonly actor: string;
  readonly at: Date;
}

/**
 * Runs a trainer's change of a cohort in one transaction, under its lock; then delivers what was too much for it. An archived cohort does
 * not change.
 */
export async function changeCohort<T, E>(
  { db, clock }: AccountServices,
  account: Account,
  cohortId: string,
  work: (trx: Transaction<Tables>, context: CohortChangeContext) => Promise<Result<T, E>>,
): Promise<Result<T, E | CohortProblem>> {
  const key = { tenant: account.tenant, cohort: cohortId };
  const at = new Date(clock.now());
  const changed = await db.transaction<Result<T, E | CohortProblem>>(
    async (trx) => {
      await lockCohort(trx, key);
      const cohort = await taughtCohort(trx, account, cohortId);
      if (!cohort) return err({ code: "not-found" });
      if (cohort.archived_at) return err({ code: "archived" });
      return work(trx, { key, cohort, actor: account.id, at });
    },
    { retryOn: [uniqueViolation] },
  );
  if (changed.ok) await deliverPostponed(db, key);
  return changed;
}

/** Two requests that make the same thing at once: the second finds it there when it tries again. */
const uniqueViolation = "23505";

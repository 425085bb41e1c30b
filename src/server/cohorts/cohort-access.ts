import type { Kysely, Selectable, Transaction } from "kysely";
import type { Account } from "#sync/account-messages.ts";
import type { Tables } from "../database/tables.ts";

export interface CohortKey {
  readonly tenant: string;
  readonly cohort: string;
}
export type CohortRow = Selectable<Tables["cohorts"]>;

/**
 * The cohort, if the account teaches it: as one of its trainers, or as an administrator of its tenant. Every route for trainers asks this,
 * behind the rule `trainer`.
 */
export async function taughtCohort(
  db: Kysely<Tables>,
  { tenant, id: account, role }: Pick<Account, "tenant" | "id" | "role">,
  cohort: string,
): Promise<CohortRow | undefined> {
  const row = await db.selectFrom("cohorts").selectAll().where("tenant", "=", tenant).where("id", "=", cohort).executeTakeFirst();
  if (!row || role === "administrator") return row;
  const teaches = await db
    .selectFrom("cohort_trainers")
    .select("trainer")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("trainer", "=", account)
    .executeTakeFirst();
  return teaches && role === "trainer" ? row : undefined;
}

/**
 * Held until the end of the transaction by whatever changes a cohort, its members or its plan: who joins while something is assigned
 * gets it, and of two co-trainers the second sees what the first one did.
 */
export const lockCohort = (trx: Transaction<Tables>, { tenant, cohort }: CohortKey): Promise<CohortRow | undefined> =>
  trx.selectFrom("cohorts").selectAll().where("tenant", "=", tenant).where("id", "=", cohort).forUpdate().executeTakeFirst();

import type { Kysely, Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** A learner as a server forwards them. */
export interface ForwardedKey {
  readonly origin: string;
  readonly learner: string;
}

/** What an account has taken over. */
export const claimedBy = (db: Kysely<Tables>, tenant: string, account: string): Promise<ForwardedKey[]> =>
  db
    .selectFrom("forwarded_learners")
    .select(["origin", "learner"])
    .where("tenant", "=", tenant)
    .where("claimed_by", "=", account)
    .execute();

/**
 * Erases what was forwarded of somebody. The bare ids stay, so that the server that still holds the record cannot bring it back. Their row
 * comes first: whoever receives for the same learner just now holds it.
 */
export async function eraseForwarded(trx: Transaction<Tables>, tenant: string, { origin, learner }: ForwardedKey): Promise<void> {
  const nobody = { name: "", claimed_by: null, erased: true };
  await trx
    .insertInto("forwarded_learners")
    .values({ tenant, origin, learner, ...nobody })
    .onConflict((conflict) => conflict.columns(["tenant", "origin", "learner"]).doUpdateSet(nobody))
    .execute();
  for (const table of ["forwarded_statements", "claim_codes"] as const)
    await trx.deleteFrom(table).where("tenant", "=", tenant).where("origin", "=", origin).where("learner", "=", learner).execute();
}

/** Whether all of them are erased. */
export async function areErased(db: Kysely<Tables>, tenant: string, keys: readonly ForwardedKey[]): Promise<boolean> {
  for (const { origin, learner } of keys) {
    const row = await db
      .selectFrom("forwarded_learners")
      .select("erased")
      .where("tenant", "=", tenant)
      .where("origin", "=", origin)
      .where("learner", "=", learner)
      .executeTakeFirst();
    if (!row?.erased) return false;
  }
  return true;
}

import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Epoch } from "#sync/messages.ts";
import type { Tables } from "./tables.ts";

/** The epoch of a migrated database; made with the first start. */
export async function ensureEpoch(db: Kysely<Tables>): Promise<Epoch> {
  await db
    .insertInto("server")
    .values({ id: 1, epoch: randomUUID() })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  return readEpoch(db);
}

export async function readEpoch(db: Kysely<Tables>): Promise<Epoch> {
  const { epoch } = await db.selectFrom("server").select("epoch").where("id", "=", 1).executeTakeFirstOrThrow();
  return epoch;
}

/** To be called in the transaction that puts back a backup: every device starts over and sends what the backup does not have. */
export async function renewEpoch(trx: Transaction<Tables>): Promise<Epoch> {
  const epoch = randomUUID();
  await trx.updateTable("server").set({ epoch }).where("id", "=", 1).execute();
  return epoch;
}

import type { Transaction } from "kysely";
import type { ReadPush } from "#sync/parse-messages.ts";
import type { SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";

export type HeardFrom = NonNullable<ReadPush["from"]>;

/** Keeps when a device of the learner was last heard of, and how much waited on it then. In the transaction that stores what it sent. */
export async function noteHeard(
  trx: Transaction<SyncTables>,
  { tenant, learner }: LearnerKey,
  from: HeardFrom | undefined,
  nowMs: number,
): Promise<void> {
  const heard = { heard_at: new Date(nowMs), waiting: from?.waiting ?? null };
  await trx
    .insertInto("heard_devices")
    .values({ tenant, learner, device: from?.device ?? "", ...heard })
    .onConflict((conflict) => conflict.columns(["tenant", "learner", "device"]).doUpdateSet(heard))
    .execute();
}

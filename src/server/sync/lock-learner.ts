import type { Selectable, Transaction } from "kysely";
import type { Epoch } from "#sync/messages.ts";
import type { LearnersTable, SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";

export interface LockedLearner extends Pick<Selectable<LearnersTable>, "head" | "used_today" | "day" | "erased"> {
  readonly epoch: Epoch;
}

/** Takes the row lock that orders everything written to one learner's stream, until the end of the transaction. Makes the row if it is the first. */
export async function lockLearner(trx: Transaction<SyncTables>, key: LearnerKey): Promise<LockedLearner> {
  const held = await lockedRow(trx, key);
  if (held) return held;
  await addLearner(trx, key);
  const made = await lockedRow(trx, key);
  if (!made) throw new Error("the learner's row is gone");
  return made;
}

/** Makes the learner's row if there is none. */
export async function addLearner(trx: Transaction<SyncTables>, { tenant, learner: id }: LearnerKey): Promise<void> {
  await trx
    .insertInto("learners")
    .values({ tenant, id })
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doNothing())
    .execute();
}

const lockedRow = (trx: Transaction<SyncTables>, { tenant, learner }: LearnerKey): Promise<LockedLearner | undefined> =>
  trx
    .selectFrom("learners")
    .select((learners) => ["head", "used_today", "day", "erased", learners.selectFrom("server").select("epoch").as("epoch")])
    .where("tenant", "=", tenant)
    .where("id", "=", learner)
    .forUpdate()
    .$narrowType<{ epoch: Epoch }>()
    .executeTakeFirst();

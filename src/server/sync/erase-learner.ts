import type { Transaction } from "kysely";
import type { SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";
import { lockLearner } from "./lock-learner.ts";

const recordTables = ["statements", "server_records", "attempts", "rollups", "course_work", "heard_devices"] as const;

/** Erases everything stored of a learner. The bare id stays, so that a device or a workshop server that still holds the record cannot bring it back. */
export async function eraseLearner(trx: Transaction<SyncTables>, key: LearnerKey): Promise<void> {
  const { tenant, learner } = key;
  await lockLearner(trx, key);
  for (const table of recordTables) await trx.deleteFrom(table).where("tenant", "=", tenant).where("learner", "=", learner).execute();
  await trx
    .updateTable("learners")
    .set({ head: 0, used_today: 0, day: "", erased: true })
    .where("tenant", "=", tenant)
    .where("id", "=", learner)
    .execute();
}

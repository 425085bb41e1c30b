import type { Transaction } from "kysely";
import type { LearnerId } from "#sync/messages.ts";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { type CohortKey, lockCohort } from "./cohort-access.ts";
import { deliverCohort, learnersInOneTransaction, planLength } from "./deliver-cohort.ts";

/**
 * Delivers to all members of a cohort and all who are asked, some by some, what was too much for the transaction of its change; others get their turn in
 * between. What a crash cuts off is delivered at the next start, or after the next change.
 */
export async function deliverPostponed(db: Database, key: CohortKey): Promise<void> {
  const { tenant, cohort } = key;
  const row = await db.kysely
    .selectFrom("cohorts")
    .select("undelivered")
    .where("tenant", "=", tenant)
    .where("id", "=", cohort)
    .executeTakeFirst();
  if (!row?.undelivered) return;
  let last: LearnerId | undefined;
  do last = await db.transaction((trx) => deliverSome(trx, key, last));
  while (last !== undefined);
  await db.kysely
    .updateTable("cohorts")
    .set({ undelivered: null })
    .where("tenant", "=", tenant)
    .where("id", "=", cohort)
    .where("undelivered", "=", row.undelivered)
    .execute();
}

/** To be run at a start. */
export async function deliverAllPostponed(db: Database): Promise<void> {
  const rows = await db.kysely.selectFrom("cohorts").select(["tenant", "id as cohort"]).where("undelivered", "is not", null).execute();
  for (const key of rows) await deliverPostponed(db, key);
}

/** Answers the last of the learners, undefined when there are none after `after`. */
async function deliverSome(trx: Transaction<Tables>, key: CohortKey, after: LearnerId | undefined): Promise<LearnerId | undefined> {
  await lockCohort(trx, key);
  const { tenant, cohort } = key;
  const plan = await planLength(trx, key);
  const waiting = trx
    .selectFrom("cohort_invitees")
    .select("learner")
    .where("tenant", "=", tenant)
    .where("cohort", "=", cohort)
    .where("state", "=", "waiting");
  const all = trx.selectFrom("enrolments").select("learner").where("tenant", "=", tenant).where("cohort", "=", cohort).union(waiting);
  let query = trx.selectFrom(all.as("all")).select("learner");
  if (after !== undefined) query = query.where("learner", ">", after);
  const rows = await query.orderBy("learner").limit(learnersInOneTransaction(plan)).execute();
  const learners = rows.map(({ learner }) => learner);
  await deliverCohort(trx, key, { learners });
  return learners.at(-1);
}

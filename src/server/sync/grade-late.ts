import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { gradeStatements } from "./grade-statement.ts";
import type { LearnerKey } from "./learner-key.ts";
import { lockLearner } from "./lock-learner.ts";
import type { PublishedPacks } from "./published-packs.ts";
import { gradeColumns, gradedStatementFrom, statementColumns } from "./statement-row.ts";
import { rebuildRollups } from "./store-rollups.ts";

const isWaiting = { statement: sql<boolean>`grade = 'ungraded'`, attempt: sql<boolean>`not is_graded` };

/** Whose statements or attempts wait to be graded. Of each table it reads these alone, by an index of them. */
export const waitingLearners = sql<LearnerKey>`
  select tenant, learner from statements where ${isWaiting.statement}
  union
  select tenant, learner from attempts where ${isWaiting.attempt}`;

/**
 * Grades what arrived before its version of the course was published here: from a newer app, from a workshop's server, or
 * through a process beside this one that lacks it. To be run when packs were published, and from time to time. Devices that pulled such a record before do not hear of it; one that is rebuilt does.
 */
export async function gradeLate(db: Database, packs: PublishedPacks): Promise<void> {
  const { rows: learners } = await waitingLearners.execute(db.kysely);
  for (const learner of learners) await gradeLearner(db, learner, packs);
}

async function gradeLearner(db: Database, key: LearnerKey, packs: PublishedPacks): Promise<void> {
  const { tenant, learner } = key;
  await db.transaction(async (trx) => {
    await lockLearner(trx, key);
    const rows = await trx
      .selectFrom("statements")
      .select(statementColumns)
      .where("tenant", "=", tenant)
      .where("learner", "=", learner)
      .where(isWaiting.statement)
      .execute();
    const graded = await gradeStatements(
      rows.map((row) => gradedStatementFrom(row).statement),
      packs,
    );
    const known = graded.filter(({ grade }) => grade?.state !== "ungraded");
    for (const { statement, grade } of known)
      await trx.updateTable("statements").set(gradeColumns(grade)).where("tenant", "=", tenant).where("id", "=", statement.id).execute();
    const attempts = await trx
      .selectFrom("attempts")
      .select("quiz")
      .where("tenant", "=", tenant)
      .where("learner", "=", learner)
      .where(isWaiting.attempt)
      .execute();
    const touched = new Set([...known.map(({ statement }) => statement.activityId), ...attempts.map(({ quiz }) => quiz)]);
    await rebuildRollups(trx, key, packs, [...touched]);
  });
}

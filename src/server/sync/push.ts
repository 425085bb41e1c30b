import type { Clock } from "#domain/record/clock.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { Result } from "#domain/result.ts";
import type { Database } from "../database/database.ts";
import { gradeStatements } from "./grade-statement.ts";
import { type HeardFrom, heardPart } from "./heard-devices.ts";
import type { LearnerKey } from "./learner-key.ts";
import type { PublishedPacks } from "./published-packs.ts";
import { type Stored, type StoreProblem, storeStatements } from "./store-statements.ts";

export interface SyncDeps {
  readonly db: Database;
  readonly packs: PublishedPacks;
  readonly clock: Clock;
  readonly dailyQuota: number;
}

/** More than a learner can do in a day, or in months offline. */
export const defaultDailyQuota = 20_000;

/** Two learners sending one id at the same time. */
const uniqueViolation = "23505";

/** Stores what is new of the statements, and when the device was heard of. Resolves after the commit, so whatever is acknowledged is on disk. Sending again changes nothing. */
export async function pushStatements(
  { db, packs, clock, dailyQuota }: SyncDeps,
  key: LearnerKey,
  statements: readonly Statement[],
  from?: HeardFrom,
): Promise<Result<Stored, StoreProblem>> {
  const graded = await gradeStatements(statements, packs);
  const nowMs = clock.now();
  const options = { packs, dailyQuota, nowMs, alongside: [heardPart(key, from, nowMs)] };
  return db.transaction((trx) => storeStatements(trx, key, graded, options), { retryOn: [uniqueViolation] });
}

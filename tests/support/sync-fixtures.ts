import { randomUUID } from "node:crypto";
import type { Statement } from "#domain/record/statement.ts";
import type { Database } from "#server/database/database.ts";
import type { LearnerKey } from "#server/sync/learner-key.ts";
import { pullRecords } from "#server/sync/pull.ts";
import type { SyncDeps } from "#server/sync/push.ts";
import type { StreamRecord } from "#sync/messages.ts";
import { quizPacks } from "../sync/quiz-course.ts";

/** A learner whom no other test knows, in a tenant of their own unless told otherwise. */
export const newLearner = (tenant: string = randomUUID()): LearnerKey => ({ tenant, learner: randomUUID() });

/** A lesson done at `ms`, unless told otherwise. */
export const statementAt = (ms: number, rest: Partial<Statement> = {}): Statement => ({
  id: randomUUID(),
  verb: "completed",
  activityId: "essentials/breach",
  locale: "en",
  at: `${String(ms).padStart(15, "0")}-00000-ab`,
  device: "ab",
  ...rest,
});

export const syncDeps = (db: Database, rest: Partial<SyncDeps> = {}): SyncDeps => ({
  db,
  packs: quizPacks,
  clock: { now: () => Date.UTC(2026, 10, 22, 23, 59, 0) },
  dailyQuota: 1000,
  ...rest,
});

/** A learner's whole stream; throws if it was erased. */
export async function streamOf(db: Database, key: LearnerKey): Promise<readonly StreamRecord[]> {
  const pulled = await pullRecords(db.kysely, key, { cursor: 0, limit: 500 });
  if (!pulled.ok) throw new Error(pulled.error.code);
  return pulled.value.records;
}

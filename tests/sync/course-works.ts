import type { Kysely } from "kysely";
import { msOf } from "#domain/record/hlc.ts";
import type { SyncTables } from "#server/database/tables.ts";
import type { LearnerKey } from "#server/sync/learner-key.ts";

/** The lines of `course_work` that a learner has, `course/activity` in front. */
export async function courseWorksOf(db: Kysely<SyncTables>, { tenant, learner }: LearnerKey): Promise<readonly string[]> {
  const rows = await db.selectFrom("course_work").selectAll().where("tenant", "=", tenant).where("learner", "=", learner).execute();
  return rows.flatMap(({ course, works }) => (works ?? "").split("\n").flatMap((line) => (line ? [`${course}/${line}`] : []))).sort();
}

/** The same reckoned from the learner's rollups. */
export async function rolledUpWorksOf(db: Kysely<SyncTables>, { tenant, learner }: LearnerKey): Promise<readonly string[]> {
  const rollups = await db.selectFrom("rollups").selectAll().where("tenant", "=", tenant).where("learner", "=", learner).execute();
  return rollups
    .filter(({ activity }) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(activity))
    .filter(({ started_at, completed_at, begun }) => started_at !== null || completed_at !== null || begun > 0)
    .map(({ activity, earliest_at, attempts_earliest_at, started_at, completed_at, mastered_at, begun, best }) => {
      const earliestMs = Math.min(...[earliest_at, attempts_earliest_at].flatMap((reading) => (reading === null ? [] : [msOf(reading)])));
      const reachedMs = [mastered_at, completed_at, started_at].flatMap((reading) => (reading === null ? [] : [msOf(reading)]))[0] ?? 0;
      const [started, done] = [started_at, completed_at].map((reading) => (reading === null ? "" : reachedMs - msOf(reading)));
      const state = [mastered_at, completed_at, started_at, ""].findIndex((reading) => reading !== null);
      const told = best === null ? (begun > 0 ? [begun] : []) : [begun, best];
      return [activity, reachedMs - earliestMs, started, done, [3 - state, reachedMs, ...told].join()].join(" ");
    })
    .sort();
}

import { type RawBuilder, sql, type Transaction } from "kysely";
import type { SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";

const msOf = (reading: string): string => `left(${reading}, 15)::bigint`;
const reachedMs = `coalesce(${msOf("coalesce(mastered_at, completed_at, started_at)")}, 0)`;
const before = (reading: string): string => `coalesce((${reachedMs} - ${msOf(reading)})::text, '')`;
const state =
  "case when mastered_at is not null then '3' when completed_at is not null then '2' when started_at is not null then '1' else '0' end";
const attempts = "case when best is not null then ',' || begun || ',' || best when begun > 0 then ',' || begun else '' end";
const parts = [
  "split_part(activity, '/', 2)",
  ...["least(earliest_at, attempts_earliest_at)", "started_at", "completed_at"].map(before),
  `${state} || ',' || ${reachedMs} || ${attempts}`,
];

/**
 * What a report reads of a row of `rollups`, as a line: the activity's id in its course; how many milliseconds before the state was reached the
 * earliest reading was, the start and the completion; and the cell of a cohort's report (`CompactCell` in `sync/report-messages.ts`, not late)
 * without its brackets. Between them is a space, and nothing stands for what there is not.
 */
export const workLine: RawBuilder<string> = sql.raw(`${parts.join(" || ' ' || ")} || E'\\n'`);
/** Whether a row of `rollups` is about an activity (`course/id`) at which something was done: there is nothing to report of an item. */
export const isWork: RawBuilder<boolean> = sql.raw(
  "(started_at is not null or completed_at is not null or begun > 0) and activity ~ '^[a-z0-9-]+/[a-z0-9-]+$'",
);

/** Of all lines, in characters. Some thousand activities: more than any course has. */
const sizeLimit = 100_000;

/**
 * Puts the rollups that the part `progressed` has stored into the rows of their courses. A row that outgrows every course says null from then on,
 * and reports read the rollups in its place: it would be written anew with each push.
 */
export const courseWorkPart = ({ tenant, learner }: LearnerKey): RawBuilder<unknown> => sql`worked as (
  insert into course_work as w (tenant, learner, course, works)
  select ${tenant}, ${learner}::uuid, split_part(activity, '/', 1), string_agg(work, '') from progressed where is_work group by 3
  on conflict (tenant, learner, course) do update set
    works = case when length(w.works) <= ${sizeLimit} then ${worksWithout(sql`select ${idOf} from ${linesOf("excluded")}`)} || excluded.works end
)`;

/** @param activities `course/activity` */
export async function forgetCourseWork(
  trx: Transaction<SyncTables>,
  { tenant, learner }: LearnerKey,
  activities: readonly string[],
): Promise<void> {
  const gone = sql`select split_part(activity, '/', 2) from unnest(${activities}::text[]) as activity where split_part(activity, '/', 1) = w.course`;
  await sql`
    update course_work w set works = ${worksWithout(gone)}
    where tenant = ${tenant} and learner = ${learner} and works is not null
      and course in (select split_part(activity, '/', 1) from unnest(${activities}::text[]) as activity)`.execute(trx);
}

const linesOf = (row: "w" | "excluded") => sql`unnest(string_to_array(rtrim(${sql.ref(`${row}.works`)}, E'\n'), E'\n')) as line`;
const idOf = sql.raw("split_part(line, ' ', 1)");
const worksWithout = (ids: RawBuilder<unknown>) =>
  sql`coalesce((select string_agg(line || E'\n', '') from ${linesOf("w")} where ${idOf} <> all (${ids})), '')`;

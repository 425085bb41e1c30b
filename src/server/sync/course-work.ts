import { type RawBuilder, sql, type Transaction } from "kysely";
import type { SyncTables } from "../database/tables.ts";
import type { LearnerKey } from "./learner-key.ts";

const msOf = (reading: string): string => `left(${reading}, 15)::bigint`;
const earliest = "least(earliest_at, attempts_earliest_at)";
const sinceEarliest = (reading: string): string => `coalesce((${msOf(reading)} - ${msOf(earliest)})::text, '')`;
const parts = [
  "split_part(activity, '/', 2)",
  `coalesce(${msOf(earliest)}::text, '')`,
  ...["started_at", "completed_at", "mastered_at"].map(sinceEarliest),
  "begun::text",
  "coalesce(best::text, '')",
];

/**
 * What a report reads of a row of `rollups`, as a line: the activity's id in its course, the earliest reading in milliseconds, how much later
 * start, completion and mastery were, attempts begun and the best score, with a space between. Nothing stands for what there is not.
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

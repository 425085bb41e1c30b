import { type Kysely, type Migration, sql } from "kysely";

/**
 * The lines of `course_work` hold the cell that a cohort's report sends (`sync/course-work.ts`): to reckon and to write 60,000 of them took half
 * of the time of its answer. They are no longer compressed: a course's are about 2 KB, and it took longer to unpack them than to read them.
 */
export const workCells: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const msOf = (reading: string): string => `left(${reading}, 15)::bigint`;
const reachedMs = `coalesce(${msOf("coalesce(mastered_at, completed_at, started_at)")}, 0)`;
const before = (reading: string): string => `coalesce((${reachedMs} - ${msOf(reading)})::text, '')`;
const state =
  "case when mastered_at is not null then '3' when completed_at is not null then '2' when started_at is not null then '1' else '0' end";
const attempts = "case when best is not null then ',' || begun || ',' || best when begun > 0 then ',' || begun else '' end";
const line = [
  "split_part(activity, '/', 2)",
  ...["least(earliest_at, attempts_earliest_at)", "started_at", "completed_at"].map(before),
  `${state} || ',' || ${reachedMs} || ${attempts}`,
].join(" || ' ' || ");

const statements = [
  "delete from course_work",
  "alter table course_work alter column works set storage external",
  `insert into course_work (tenant, learner, course, works)
  select tenant, learner, split_part(activity, '/', 1), string_agg(${line} || E'\\n', '')
  from rollups
  where (started_at is not null or completed_at is not null or begun > 0) and activity ~ '^[a-z0-9-]+/[a-z0-9-]+$'
  group by 1, 2, 3`,
];

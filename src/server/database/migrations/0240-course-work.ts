import { type Kysely, type Migration, sql } from "kysely";

/**
 * A learner's work at the activities of a course in one row, as reports read it (`sync/course-work.ts`): for a large cohort the database took
 * longer to gather 60,000 rows than everything else in its report. It takes the place of the texts of `0230-report-cells`.
 */
export const courseWork: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const msOf = (reading: string): string => `left(${reading}, 15)::bigint`;
const earliest = "least(earliest_at, attempts_earliest_at)";
const sinceEarliest = (reading: string): string => `coalesce((${msOf(reading)} - ${msOf(earliest)})::text, '')`;
const line = [
  "split_part(activity, '/', 2)",
  `coalesce(${msOf(earliest)}::text, '')`,
  ...["started_at", "completed_at", "mastered_at"].map(sinceEarliest),
  "begun::text",
  "coalesce(best::text, '')",
].join(" || ' ' || ");

const statements = [
  "alter table rollups drop column report_cell",
  `create table course_work (
    tenant text collate "C" not null,
    learner uuid not null,
    course text collate "C" not null,
    works text,
    primary key (tenant, learner, course)
  )`,
  `insert into course_work (tenant, learner, course, works)
  select tenant, learner, split_part(activity, '/', 1), string_agg(${line} || E'\\n', '')
  from rollups
  where (started_at is not null or completed_at is not null or begun > 0) and activity ~ '^[a-z0-9-]+/[a-z0-9-]+$'
  group by 1, 2, 3`,
];

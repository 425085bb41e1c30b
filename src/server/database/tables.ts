import type { ColumnType, Generated } from "kysely";
import type { AccountTables } from "../accounts/account-tables.ts";
import type { CohortTables } from "../cohorts/cohort-tables.ts";
import type { ReportTables } from "../reports/report-tables.ts";

/** Every table of the server. A module with tables of its own adds its interface here and its migration to `migrations/migrations.ts`. */
export interface Tables extends SyncTables, AccountTables, CohortTables, ReportTables {}

export interface SyncTables {
  server: ServerTable;
  learners: LearnersTable;
  statements: StatementsTable;
  server_records: ServerRecordsTable;
  attempts: AttemptsTable;
  rollups: RollupsTable;
  course_work: CourseWorkTable;
  heard_devices: HeardDevicesTable;
}

/** One row. */
export interface ServerTable {
  id: Generated<number>;
  epoch: string;
}

/** Keys of every table below begin with the tenant, then the learner: both are natural borders for sharding. */
interface OfLearner {
  readonly tenant: string;
  readonly learner: string;
}

export interface LearnersTable {
  readonly tenant: string;
  readonly id: string;
  /** Last `lseq` given out. */
  head: Generated<number>;
  /** Statements stored on `day`, for the quota; `day` is `YYYY-MM-DD`, UTC. */
  used_today: Generated<number>;
  day: Generated<string>;
  /** The record was erased; nothing is stored under this id again. */
  erased: Generated<boolean>;
}

/**
 * One row for each statement, never changed but for its grade. `body` holds the fields of the statement that have no column, as they were
 * sent: type `json`, since `jsonb` refuses text that JSON allows (NUL, lone surrogates).
 */
export interface StatementsTable extends OfLearner {
  readonly lseq: number;
  readonly id: string;
  readonly verb: string;
  readonly activity: string;
  readonly at: string;
  readonly attempt: string | null;
  /** Id of the statement that this one takes back. */
  readonly voids: string | null;
  readonly stored: ColumnType<Date, Date | undefined, never>;
  readonly body: ColumnType<{ readonly [field: string]: unknown }, string, never>;
  /** See `sync/grade-statement.ts`; null where there is nothing to grade. */
  grade: string | null;
  /** The server's grade, where it differs from the statement's. */
  scaled: number | null;
  points: number | null;
}

/** What the server wrote for the learner. A version never changes; the content of all but the highest goes when a record is deleted. */
export interface ServerRecordsTable extends OfLearner {
  readonly lseq: number;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly author: string | null;
  readonly stored: ColumnType<Date, Date | undefined, never>;
  readonly deleted: boolean;
  body: ColumnType<unknown, string | null, string | null>;
}

/** One row for each attempt at a quiz, graded by the server. */
export interface AttemptsTable extends OfLearner {
  readonly attempt: string;
  readonly quiz: string;
  /** Of all its statements. */
  earliest_at: string;
  started_at: string | null;
  submitted_at: string | null;
  /**
   * The server's score, 0 to 1; null where the attempt was never graded or nothing in it counts. `is_graded` false: it is to be graded late;
   * a score is then that of a process which had its version, from before the latest statements.
   */
  scaled: number | null;
  mastered: boolean;
  is_graded: boolean;
  /** The device's own score differs. */
  differs: boolean;
}

/** Progress of a learner at one activity (`course/id`): what pages of trainers read. */
export interface RollupsTable extends OfLearner {
  readonly activity: string;
  /** Statements about it that count. */
  statements: number;
  /** Of these. With `attempts_earliest_at` it tells from when on all was recorded that this row says. */
  earliest_at: string | null;
  started_at: string | null;
  /** Quizzes: the first submission. */
  completed_at: string | null;
  last_at: string;
  /** Items: graded responses. */
  first_at: string | null;
  first_id: string | null;
  first_scaled: number | null;
  latest_at: string | null;
  latest_id: string | null;
  latest_scaled: number | null;
  /** Quizzes: attempts begun and submitted, the best score, whether one reached mastery. */
  begun: Generated<number>;
  submitted: Generated<number>;
  best: number | null;
  mastered: Generated<boolean>;
  /** The first submission that reached mastery. */
  mastered_at: string | null;
  attempts_earliest_at: string | null;
  /** What could not be graded here, for want of the course version: responses to an item, runs of a scenario, submitted attempts at a quiz. */
  ungraded: Generated<number>;
  ungraded_attempts: Generated<number>;
}

/** What rollups say of a learner's work at a course, as reports read it: `sync/course-work.ts`. */
export interface CourseWorkTable extends OfLearner {
  readonly course: string;
  /** A line for each activity; null where there are more of them than any course has, and reports read the rollups. */
  works: string | null;
}

/** When statements last came from a device of a learner. */
export interface HeardDevicesTable extends OfLearner {
  /** Empty: one that did not say which it is. */
  readonly device: string;
  heard_at: Date;
  /** How many more waited on it then; null: it did not say. */
  waiting: number | null;
}

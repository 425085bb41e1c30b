import type { ColumnType, RawBuilder } from "kysely";
import type { RoomItem } from "#sync/report-messages.ts";

interface OfCohort {
  readonly tenant: string;
  readonly cohort: string;
}

export interface ReportTables {
  /** What is published about a confidential cohort, and what must be remembered of it: `body` is read by the module of its kind. */
  snapshots: OfCohort & {
    readonly kind: "report" | "items" | "gain";
    /** Null: nothing yet. */
    published_at: Date | null;
    body: ColumnType<unknown, string, string>;
  };
  /** The learners of the last snapshot, with a hash of the work that went into it. */
  snapshot_learners: OfCohort & { readonly learner: string; readonly work: string };
  live_sessions: OfCohort & {
    readonly id: string;
    /** `course/quiz` */
    readonly quiz: string;
    readonly started_by: string;
    readonly started_at: ColumnType<Date, RawBuilder<Date>, never>;
    ends_at: ColumnType<Date, RawBuilder<unknown>, RawBuilder<Date>>;
  };
  /** Results of items that were closed; from then on they do not change. */
  live_results: {
    readonly tenant: string;
    readonly session: string;
    readonly item: string;
    readonly closed_at: ColumnType<Date, RawBuilder<Date>, never>;
    readonly result: ColumnType<RoomItem, string, never>;
  };
}

import { type Kysely, type Migration, sql } from "kysely";

/**
 * What a report reads of a rollup, as one text (`reports/cohort-work.ts`): to put the parts together for every reading of a large cohort took
 * longer than all the rest of its report.
 */
export const reportCells: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const parts = [
      "activity",
      "left(least(earliest_at, attempts_earliest_at), 15)",
      "coalesce(left(started_at, 15), '')",
      "coalesce(left(completed_at, 15), '')",
      "coalesce(left(mastered_at, 15), '')",
      "begun::text",
      "coalesce(best::text, '')",
      "''",
    ];
    await sql
      .raw(`alter table rollups add column report_cell text collate "C" generated always as (${parts.join(" || ' ' || ")}) stored`)
      .execute(db);
  },
};

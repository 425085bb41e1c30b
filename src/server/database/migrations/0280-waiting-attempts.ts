import { type Kysely, type Migration, sql } from "kysely";

/** Attempts that wait to be graded late are found without reading all others (`sync/grade-late.ts`). */
export const waitingAttempts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw("create index attempts_ungraded on attempts (tenant, learner) where not is_graded").execute(db);
  },
};

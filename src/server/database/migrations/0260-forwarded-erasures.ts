import { type Kysely, type Migration, sql } from "kysely";

/** Learners whom a server forwarded and who were deleted here stay deleted when it forwards them again (`forwarding/erase-forwarded.ts`). */
export const forwardedErasures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw("alter table forwarded_learners add column erased boolean not null default false").execute(db);
  },
};

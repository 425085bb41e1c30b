import { type Kysely, type Migration, sql } from "kysely";

/** Answers to lists of people, so that a list can be sent again when its answer was lost. Types: `cohorts/cohort-tables.ts`. */
export const imports: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table imports (
          tenant text collate "C" not null,
          id_hash text collate "C" not null,
          cohort uuid not null,
          made_by uuid not null,
          expires_at timestamptz not null,
          answer text,
          primary key (tenant, id_hash)
        )`,
      )
      .execute(db);
    await sql.raw("create index imports_expiring on imports (expires_at) where answer is not null").execute(db);
  },
};

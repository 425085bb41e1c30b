import { type Kysely, type Migration, sql } from "kysely";

/** Learners whom a trainer asked by name, and who decide themselves (`cohorts/invitees.ts`). Types: `cohorts/cohort-tables.ts`. */
export const invitees: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table cohort_invitees (
          tenant text collate "C" not null,
          cohort uuid not null,
          learner uuid not null,
          id uuid not null,
          state text not null check (state in ('waiting', 'declined', 'ended')),
          name text not null,
          user_name text,
          groups json not null,
          invited_at timestamptz not null,
          primary key (tenant, cohort, learner)
        )`,
      )
      .execute(db);
    await sql.raw("create index cohort_invitees_learner on cohort_invitees (tenant, learner)").execute(db);
  },
};

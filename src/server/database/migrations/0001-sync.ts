import { type Kysely, type Migration, sql } from "kysely";

/** Learners' records. No global sequence, no trigger, no unique key without its tenant: what distributed engines cannot do well. */
export const sync: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table server (
        id integer primary key default 1 check (id = 1),
        epoch uuid not null
      )`.execute(db);
    await sql`
      create table learners (
        tenant text collate "C" not null,
        id uuid not null,
        head bigint not null default 0,
        used_today integer not null default 0,
        day text not null default '',
        erased boolean not null default false,
        primary key (tenant, id)
      )`.execute(db);
    await sql`
      create table statements (
        tenant text collate "C" not null,
        learner uuid not null,
        lseq bigint not null,
        id uuid not null,
        verb text not null,
        activity text collate "C" not null,
        at text collate "C" not null,
        attempt text collate "C",
        voids uuid,
        stored timestamptz not null default clock_timestamp(),
        body json not null,
        grade text,
        scaled double precision,
        points double precision,
        primary key (tenant, learner, lseq),
        unique (tenant, id)
      )`.execute(db);
    await sql`create index statements_by_activity on statements (tenant, learner, activity)`.execute(db);
    await sql`create index statements_by_attempt on statements (tenant, learner, attempt) where attempt is not null`.execute(db);
    await sql`create index statements_taking_back on statements (tenant, learner, voids) where voids is not null`.execute(db);
    await sql`create index statements_ungraded on statements (tenant, learner) where grade = 'ungraded'`.execute(db);
    await sql`
      create table server_records (
        tenant text collate "C" not null,
        learner uuid not null,
        lseq bigint not null,
        kind text not null,
        id uuid not null,
        version integer not null check (version > 0),
        author uuid,
        stored timestamptz not null default clock_timestamp(),
        deleted boolean not null default false,
        body json,
        primary key (tenant, learner, lseq),
        unique (tenant, learner, id, version)
      )`.execute(db);
    await sql`
      create table attempts (
        tenant text collate "C" not null,
        learner uuid not null,
        attempt text collate "C" not null,
        quiz text collate "C" not null,
        started_at text collate "C",
        submitted_at text collate "C",
        scaled double precision,
        mastered boolean not null,
        is_graded boolean not null,
        differs boolean not null,
        primary key (tenant, learner, quiz, attempt)
      )`.execute(db);
    await sql`
      create table rollups (
        tenant text collate "C" not null,
        learner uuid not null,
        activity text collate "C" not null,
        statements integer not null,
        started_at text collate "C",
        completed_at text collate "C",
        last_at text collate "C" not null,
        first_at text collate "C",
        first_id uuid,
        first_scaled double precision,
        latest_at text collate "C",
        latest_id uuid,
        latest_scaled double precision,
        begun integer not null default 0,
        submitted integer not null default 0,
        best double precision,
        mastered boolean not null default false,
        ungraded integer not null default 0,
        ungraded_attempts integer not null default 0,
        primary key (tenant, learner, activity)
      )`.execute(db);
  },
};

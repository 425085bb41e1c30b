import { type Kysely, type Migration, sql } from "kysely";

/** What reports need: since when a rollup's work was recorded, devices last heard of, confidential snapshots, live sessions. Types: `reports/report-tables.ts`. */
export const reports: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table attempts add column earliest_at text collate "C" not null default ''`,
  `update attempts a set earliest_at = coalesce(least(a.started_at, a.submitted_at, (
    select min(s.at) from statements s
    where s.tenant = a.tenant and s.learner = a.learner and s.attempt = a.attempt
      and not exists (select from statements v where v.tenant = s.tenant and v.learner = s.learner and v.voids = s.id))), '')`,
  `alter table rollups
    add column earliest_at text collate "C",
    add column mastered_at text collate "C",
    add column attempts_earliest_at text collate "C"`,
  `update rollups r set
    earliest_at = (
      select min(s.at) from statements s
      where s.tenant = r.tenant and s.learner = r.learner and s.activity = r.activity and s.verb <> 'voided'
        and not exists (select from statements v where v.tenant = s.tenant and v.learner = s.learner and v.voids = s.id)),
    attempts_earliest_at = (
      select min(a.earliest_at) from attempts a where a.tenant = r.tenant and a.learner = r.learner and a.quiz = r.activity),
    mastered_at = (
      select min(a.submitted_at) from attempts a
      where a.tenant = r.tenant and a.learner = r.learner and a.quiz = r.activity and a.mastered)`,
  `create table heard_devices (
    tenant text collate "C" not null,
    learner uuid not null,
    device text collate "C" not null,
    heard_at timestamptz not null,
    waiting integer,
    primary key (tenant, learner, device)
  )`,
  `create table snapshots (
    tenant text collate "C" not null,
    cohort uuid not null,
    kind text not null,
    published_at timestamptz,
    body json not null,
    primary key (tenant, cohort, kind)
  )`,
  `create table snapshot_learners (
    tenant text collate "C" not null,
    cohort uuid not null,
    learner uuid not null,
    work text not null,
    primary key (tenant, cohort, learner)
  )`,
  `create index snapshot_learners_learner on snapshot_learners (tenant, learner)`,
  `create table live_sessions (
    tenant text collate "C" not null,
    id uuid not null,
    cohort uuid not null,
    quiz text collate "C" not null,
    started_by uuid not null,
    started_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (tenant, id)
  )`,
  `create index live_sessions_cohort on live_sessions (tenant, cohort)`,
  `create table live_results (
    tenant text collate "C" not null,
    session uuid not null,
    item text collate "C" not null,
    closed_at timestamptz not null,
    result json not null,
    primary key (tenant, session, item)
  )`,
];

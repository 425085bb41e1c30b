import { type Kysely, type Migration, sql } from "kysely";

/** Cohorts, their trainers, groups and plans. Types: `cohorts/cohort-tables.ts`. */
export const cohorts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table cohorts
    add column version integer not null default 1,
    add column language text not null default 'en',
    add column time_zone text not null default 'UTC',
    add column opens_on text,
    add column closes_on text,
    add column confidential boolean not null default false,
    add column had_learners boolean not null default false,
    add column archived_at timestamptz,
    add column undelivered uuid,
    add column created_by uuid,
    drop constraint cohorts_tenant_name_key`,
  `create index cohorts_by_name on cohorts (tenant, name)`,
  `update cohorts set had_learners = true
    where exists (select from enrolments e where e.tenant = cohorts.tenant and e.cohort = cohorts.id)`,
  `create index join_codes_of_cohort on join_codes (tenant, cohort) where cohort is not null`,
  `create table cohort_trainers (
    tenant text collate "C" not null,
    cohort uuid not null,
    trainer uuid not null,
    added_at timestamptz not null,
    primary key (tenant, cohort, trainer)
  )`,
  `create index cohort_trainers_trainer on cohort_trainers (tenant, trainer)`,
  `create table cohort_groups (
    tenant text collate "C" not null,
    cohort uuid not null,
    id uuid not null,
    version integer not null check (version > 0),
    name text not null,
    deleted boolean not null default false,
    primary key (tenant, cohort, id)
  )`,
  `create table cohort_group_members (
    tenant text collate "C" not null,
    cohort uuid not null,
    group_id uuid not null,
    learner uuid not null,
    primary key (tenant, cohort, group_id, learner)
  )`,
  `create index cohort_group_members_learner on cohort_group_members (tenant, learner)`,
  `create table assignments (
    tenant text collate "C" not null,
    id uuid not null,
    cohort uuid not null,
    version integer not null check (version > 0),
    course text collate "C" not null,
    module text collate "C",
    activity text collate "C",
    target_kind text not null,
    target uuid,
    required boolean not null,
    opens_at timestamptz,
    due_at timestamptz,
    note text,
    withdrawn boolean not null default false,
    created_at timestamptz not null,
    primary key (tenant, id)
  )`,
  `create index assignments_of_cohort on assignments (tenant, cohort)`,
  `create table cohort_shares (
    tenant text collate "C" not null,
    cohort uuid not null,
    learner uuid not null,
    course text collate "C" not null,
    shared_at timestamptz not null,
    primary key (tenant, cohort, learner, course)
  )`,
  `create index cohort_shares_learner on cohort_shares (tenant, learner)`,
  `create table marks (
    tenant text collate "C" not null,
    learner uuid not null,
    id uuid not null,
    version integer not null check (version > 0),
    cohort uuid not null,
    attempt text collate "C" not null,
    item text collate "C" not null,
    points json not null,
    comment text,
    state text not null,
    marked_by uuid not null,
    marked_at timestamptz not null,
    primary key (tenant, learner, id, version)
  )`,
];

import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/**
 * Tables of a backup, each after those that it refers to. Left out: sessions and verifications, so that nobody is signed in by a restored
 * backup whose session was ended since; set-up links, counts of guesses and answers to lists, which are of the moment.
 */
export const backupTables = [
  "server",
  "server_keys",
  "tenants",
  "accounts",
  "credentials",
  "two_factors",
  "passkeys",
  "cohorts",
  "cohort_trainers",
  "enrolments",
  "cohort_invitees",
  "cohort_groups",
  "cohort_group_members",
  "assignments",
  "cohort_shares",
  "join_codes",
  "audit",
  "origins",
  "forwarded_learners",
  "forwarded_statements",
  "claim_codes",
  "learners",
  "statements",
  "server_records",
  "attempts",
  "rollups",
  "course_work",
  "marks",
  "heard_devices",
  "snapshots",
  "snapshot_learners",
  "live_sessions",
  "live_results",
] as const satisfies readonly (keyof Tables)[];
export type BackupTable = (typeof backupTables)[number];
export const tablesLeftOut = [
  "sessions",
  "verifications",
  "set_up_links",
  "guesses",
  "imports",
] as const satisfies readonly (keyof Tables)[];

export interface Column {
  readonly name: string;
  /** PostgreSQL's type. */
  readonly type: string;
}

/** Columns of a table as the database has them, in order, without those that it makes itself. */
export async function columnsOf(db: Kysely<Tables>, table: BackupTable): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(db);
  return rows;
}

/** Names of the migrations that made the tables: a backup fits tables made by the same ones. */
export async function migrationsOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

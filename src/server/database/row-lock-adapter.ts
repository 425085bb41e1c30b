import { type Kysely, type MigrationLockOptions, PostgresAdapter, sql } from "kysely";

/** Locks migrations by a row: session-level advisory locks are lost behind a connection pool and do nothing on some distributed engines. */
export class RowLockAdapter extends PostgresAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>, { lockTable, lockRowId }: MigrationLockOptions): Promise<void> {
    await sql`select id from ${sql.table(lockTable)} where id = ${lockRowId} for update`.execute(db);
  }
  /** The end of the migrations' transaction has released it. */
  override async releaseMigrationLock(): Promise<void> {}
}

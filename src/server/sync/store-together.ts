import { type RawBuilder, sql, type Transaction } from "kysely";
import { fixed } from "../database/fixed-sql.ts";
import type { SyncTables } from "../database/tables.ts";

/**
 * Stores the parts, each `name as (insert …)`, in one statement of SQL: one message to the database instead of many. None of them sees what
 * another stores.
 */
export async function storeTogether(trx: Transaction<SyncTables>, parts: readonly RawBuilder<unknown>[]): Promise<void> {
  if (parts.length > 0) await sql`${fixed} with ${sql.join(parts)} select`.execute(trx);
}

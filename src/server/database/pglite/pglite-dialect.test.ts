import { sql } from "kysely";
import { expect, it } from "vitest";
import { openPgliteInMemory } from "../../../../tests/support/test-database.ts";

it("looks through our own tables after many commits, and not through the database's", async () => {
  const db = await openPgliteInMemory();
  const looked = async () => {
    const { rows } = await sql<{ own: number; others: number }>`
      select count(*) filter (where schemaname = 'public') as own, count(*) filter (where schemaname <> 'public') as others
      from pg_stat_all_tables where last_vacuum is not null and last_analyze is not null`.execute(db.kysely);
    return rows[0];
  };
  const before = await looked();
  expect(before?.own).toBe(0);
  for (let commit = 0; commit < 512; commit++) await db.transaction((trx) => sql`select 1`.execute(trx));
  const tables = await db.kysely.introspection.getTables({ withInternalKyselyTables: true });
  expect(await looked()).toEqual({ own: tables.length, others: before?.others });
  await db.close();
});

import { sql, type Transaction } from "kysely";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { openNewPostgresql } from "../../../../tests/support/test-database.ts";
import type { Database } from "../database.ts";
import { fixed } from "../fixed-sql.ts";
import type { Tables } from "../tables.ts";

const serverUrl = inject("postgresqlUrl");

describe.skipIf(serverUrl === "")("named statements, on PostgreSQL", () => {
  let db: Database;
  beforeEach(async () => {
    db = await openNewPostgresql(serverUrl);
  });
  afterEach(() => db.close());

  /** One connection, since one transaction follows the other. */
  const added = (a: number, b: number) =>
    db.transaction(async (trx) => {
      const { rows } = await sql<{ sum: number }>`${fixed} select ${a}::int + ${b}::int as sum`.execute(trx);
      return rows[0]?.sum;
    });
  const kept = async (trx: Transaction<Tables>) => {
    const { rows } = await sql<{ name: string; plans: number }>`
      select name, generic_plans + custom_plans as plans from pg_prepared_statements`.execute(trx);
    return rows;
  };

  it("are those of fixed SQL alone, one for each text, however often it is run and with whatever values", async () => {
    expect([await added(1, 2), await added(3, 4), await added(5, 6)]).toEqual([3, 7, 11]);
    await db.transaction((trx) => sql`select ${1}::int`.execute(trx));
    expect(await db.transaction(kept)).toEqual([{ name: expect.stringMatching(/^concord-/), plans: 3 }]);
  });

  it("are given up when they are lost between two transactions, as behind a pooler, and the work is done again", async () => {
    await added(1, 2);
    await db.transaction((trx) => sql`deallocate all`.execute(trx));
    expect(await added(3, 4)).toBe(7);
    expect(await db.transaction(kept)).toEqual([]);
  });

  it("are given up when another has left them on the connection", async () => {
    await added(1, 2);
    const [own] = await db.transaction(kept);
    await db.transaction(async (trx) => {
      await sql`select 1`.execute(trx);
      await db.transaction((other) => sql`prepare ${sql.id(own?.name ?? "")} as select 1`.execute(other));
      expect(await added(3, 4)).toBe(7);
    });
  });
});

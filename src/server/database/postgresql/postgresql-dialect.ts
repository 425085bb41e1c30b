import { type Dialect, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import { RowLockAdapter } from "../row-lock-adapter.ts";
import { withNamedStatements } from "./named-statements.ts";

const int8 = 20;

/** Numbers of rows and places stay far below 2^53; `pg` would give text. */
const parsers: typeof types = Object.create(types, {
  getTypeParser: {
    value: (oid: number, format?: "text" | "binary") => (oid === int8 ? Number : types.getTypeParser(oid, format)),
  },
});

/** Longest that one statement, and an open transaction without one, may take. */
const statementLimitMs = 30_000;

/** A pool of ten connections. No session state that is not given up where it is lost: it works behind PgBouncer in transaction mode. */
export function createPostgresqlDialect(url: string, onConnectionLost: (error: Error) => void): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    types: parsers,
    connectionTimeoutMillis: 10_000,
    query_timeout: statementLimitMs,
  });
  pool.on("error", onConnectionLost);
  return new RowLockPostgresDialect({ pool: withNamedStatements(pool) });
}

class RowLockPostgresDialect extends PostgresDialect {
  override createAdapter(): RowLockAdapter {
    return new RowLockAdapter();
  }
}

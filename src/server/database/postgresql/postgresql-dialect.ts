import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type PostgresDialectConfig,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from "kysely";
import { Pool, types } from "pg";
import { RowLockAdapter } from "../row-lock-adapter.ts";
import { withNamedStatements } from "./named-statements.ts";
import { withSoundConnections } from "./sound-connections.ts";

const int8 = 20;

/** Numbers of rows and places stay far below 2^53; `pg` would give text. */
const parsers: typeof types = Object.create(types, {
  getTypeParser: {
    value: (oid: number, format?: "text" | "binary") => (oid === int8 ? Number : types.getTypeParser(oid, format)),
  },
});

export interface Limits {
  /** Longest that one statement of a transaction, and the transaction between two, may take: PostgreSQL itself ends it. 0: no limit, as below. */
  readonly statementMs: number;
  /** Longest wait for the answer to a statement. Longer, so that it ends only what PostgreSQL did not. */
  readonly answerMs: number;
}
const usualLimits: Limits = { statementMs: 30_000, answerMs: 35_000 };

/** A pool of ten connections. No session state that is not given up where it is lost: it works behind PgBouncer in transaction mode. */
export function createPostgresqlDialect(
  url: string,
  onConnectionLost: (error: Error) => void,
  { statementMs, answerMs } = usualLimits,
): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    types: parsers,
    connectionTimeoutMillis: 10_000,
    query_timeout: answerMs,
  });
  pool.on("error", onConnectionLost);
  const connections = withNamedStatements(withSoundConnections(pool));
  return {
    createAdapter: () => new RowLockAdapter(),
    createDriver: () => new LimitedDriver({ pool: connections }, statementMs),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class LimitedDriver extends PostgresDriver {
  readonly #limits: string;
  constructor(config: PostgresDialectConfig, statementMs: number) {
    super(config);
    this.#limits = `set local statement_timeout = ${statementMs}; set local idle_in_transaction_session_timeout = ${statementMs}`;
  }
  /** All in one message. The limits end with the transaction: a pooler knows nothing of them. */
  override async beginTransaction(connection: DatabaseConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    const begin = isolationLevel ? `begin isolation level ${isolationLevel}` : "begin";
    await connection.executeQuery(CompiledQuery.raw(`${begin}; ${this.#limits}`));
  }
}

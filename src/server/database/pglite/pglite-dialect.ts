import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import { DatabaseError } from "../database-error.ts";
import { RowLockAdapter } from "../row-lock-adapter.ts";
import type { PgliteConnection } from "./worker-connection.ts";

/** Longest wait for the one connection. A query inside a transaction that goes around its transaction waits for itself, and ends here. */
const acquireLimitMs = 10_000;

/**
 * The embedded database has no autovacuum: without statistics its planner reads whole tenants, and dead rows stay. So it is vacuumed after
 * some commits, at doubling distances, and after that many at the most.
 */
const vacuumDistance = { first: 512, last: 16_384 };

/** Kysely on the embedded database. */
export function createPgliteDialect(connection: PgliteConnection): Dialect {
  return {
    createAdapter: () => new RowLockAdapter(),
    createDriver: () => new PgliteDriver(connection),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** Gives the one connection to one holder after the other, in the order in which they asked. */
class PgliteDriver implements Driver {
  readonly #connection: DatabaseConnection;
  readonly #close: () => Promise<void>;
  readonly #queue: (() => void)[] = [];
  #isHeld = false;
  #commits = 0;
  #nextVacuum = vacuumDistance.first;

  constructor(connection: PgliteConnection) {
    this.#connection = kyselyConnection(connection);
    this.#close = connection.close;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#isHeld) {
      this.#isHeld = true;
      return Promise.resolve(this.#connection);
    }
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(limit);
        resolve(this.#connection);
      };
      const limit = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(turn), 1);
        reject(new DatabaseError("too-busy", "the connection was not free in time"));
      }, acquireLimitMs);
      this.#queue.push(turn);
    });
  }

  async releaseConnection(): Promise<void> {
    const next = this.#queue.shift();
    if (next) next();
    else this.#isHeld = false;
  }

  async beginTransaction(connection: DatabaseConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(isolationLevel ? `begin isolation level ${isolationLevel}` : "begin"));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
    this.#commits += 1;
    if (this.#commits < this.#nextVacuum) return;
    this.#nextVacuum += Math.min(this.#commits, vacuumDistance.last);
    // The commit holds whatever becomes of this; a database that is gone says so at the next query.
    await vacuum(connection).catch(() => {});
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  destroy(): Promise<void> {
    return this.#close();
  }
}

/** Our own tables alone: without names, the database's hundred catalogs are looked through as well, which takes longer than ours. */
async function vacuum(connection: DatabaseConnection): Promise<void> {
  const named = "select string_agg(format('%I.%I', schemaname, relname), ', ') as tables from pg_stat_user_tables";
  const { rows } = await connection.executeQuery<{ tables: string }>(CompiledQuery.raw(named));
  await connection.executeQuery(CompiledQuery.raw(`vacuum (analyze) ${rows[0]?.tables}`));
}

const kyselyConnection = (connection: PgliteConnection): DatabaseConnection => ({
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await connection.query(sql, parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  },
  // biome-ignore lint/correctness/useYield: the embedded database answers whole
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("the embedded database does not stream: read by pages");
  },
});

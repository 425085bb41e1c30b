import { setTimeout as delay } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { isTransient, postgresCode } from "./database-error.ts";

export interface TransactionOptions {
  /** Further codes of PostgreSQL after which the work is done again, e.g. 23505 where a race for a unique key ends well the second time. */
  readonly retryOn?: readonly string[];
}

const attempts = 5;

/**
 * Runs the work in one transaction, and again after a serialisation failure or a deadlock. Resolves after the commit. The work must use
 * the transaction it is handed and nothing else: the embedded database has one connection.
 */
export async function inTransaction<DB, T>(
  kysely: Kysely<DB>,
  work: (trx: Transaction<DB>) => Promise<T>,
  { retryOn = [] }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await kysely.transaction().execute(work);
    } catch (error) {
      const isWorthAnother = isTransient(error) || retryOn.includes(postgresCode(error) ?? "");
      if (!isWorthAnother || attempt === attempts) throw error;
      await delay(Math.random() * 10 * 2 ** attempt);
    }
  }
}

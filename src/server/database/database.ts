import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";
import type { TransactionOptions } from "./transaction.ts";

/** The server's database. Inside a transaction only the transaction may be used, never `kysely`. */
export interface Database {
  readonly kind: "pglite" | "postgresql";
  readonly kysely: Kysely<Tables>;
  /** Runs again after a serialisation failure or a deadlock; resolves after the commit, which is on disk then. */
  transaction<T>(work: (trx: Transaction<Tables>) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

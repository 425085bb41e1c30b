import { setTimeout as delay } from "node:timers/promises";
import { sql, type Transaction } from "kysely";
import { Client } from "pg";
import type { Tables } from "../tables.ts";

/** Of PostgreSQL's advisory locks, which are each database's own: any number will do, if it is always the same. */
const servingLock = 4_021_978;
const retryMs = 1000;

export interface ServingLock {
  release(): Promise<void>;
}

/**
 * Tells whoever would replace everything in the database that a server is using it: each server shares a lock for its life, in a transaction on a
 * connection of its own that does nothing else, so that the lock ends with the process however that ends, also behind PgBouncer. Resolves once
 * it is held, after a restore that is under way. A lost connection is made again.
 */
export async function holdServingLock(url: string, onConnectionLost: (error: Error) => void): Promise<ServingLock> {
  let isReleased = false;
  let held = await hold(url, lost);

  function lost(error: Error): void {
    if (isReleased) return;
    onConnectionLost(error);
    void again();
  }
  async function again(): Promise<void> {
    while (!isReleased) {
      await delay(retryMs, undefined, { ref: false });
      const next = await hold(url, lost).catch(() => undefined);
      if (!next) continue;
      if (isReleased) await next.end();
      held = next;
      return;
    }
  }
  return {
    release: async () => {
      isReleased = true;
      await held.end();
    },
  };
}

async function hold(url: string, onLost: (error: Error) => void): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  let isHeld = false;
  client.on("error", (error) => {
    if (isHeld) onLost(error);
    isHeld = false;
  });
  try {
    await client.connect();
    await client.query("begin");
    await client.query("set local idle_in_transaction_session_timeout = 0");
    await client.query("select pg_advisory_xact_lock_shared($1)", [servingLock]);
  } catch (error) {
    await client.end();
    throw error;
  }
  isHeld = true;
  return client;
}

/** Whether no server uses the database; then none starts to before the end of this transaction. */
export async function keepServersOut(trx: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${servingLock}) as free`.execute(trx);
  return rows[0]?.free === true;
}

import type { Pool, PoolClient } from "pg";
import { isUnanswered } from "../database-error.ts";

export interface Connections {
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
}

/**
 * The pool, which takes back only connections that are at rest. After a statement that is not answered in time `pg` stops waiting, but the
 * statement goes on and the rollback waits behind it: the next request would be handed the open transaction, and would commit it.
 */
export function withSoundConnections(pool: Pool): Connections {
  // A connection lost while a request has it: the request's next statement says so. Without a listener it would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    connect: async () => {
      const client = await pool.connect();
      let stuck: Error | undefined;
      const query = async (...statement: Parameters<PoolClient["query"]>) => {
        if (stuck) throw stuck;
        try {
          return await client.query(...statement);
        } catch (error) {
          if (isUnanswered(error)) stuck = error;
          throw error;
        }
      };
      const release = () => client.release(stuck ?? client.getTransactionStatus() !== "I");
      return Object.create(client, { query: { value: query }, release: { value: release } });
    },
    end: () => pool.end(),
  };
}

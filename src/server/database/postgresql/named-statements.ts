import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { isLostPlan } from "../database-error.ts";
import { isFixed } from "../fixed-sql.ts";
import type { Connections } from "./sound-connections.ts";

/**
 * Connections with a name for each statement of fixed SQL: PostgreSQL keeps its plan under the name, and planning was a fifth of a push. A
 * pooler that hands on transactions and knows nothing of names loses them between two; from the first that is lost, all go without.
 */
export function withNamedStatements(pool: Connections): Connections {
  const names = new Map<string, string>();
  let isNaming = true;

  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `concord-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
    names.set(text, name);
    return name;
  };
  const run = async (client: PoolClient, text: string, parameters: readonly unknown[]) => {
    const values = [...parameters];
    if (!isNaming || !isFixed(text)) return client.query(text, values);
    try {
      return await client.query({ name: nameOf(text), text, values });
    } catch (error) {
      if (isLostPlan(error)) isNaming = false;
      throw error;
    }
  };

  return {
    connect: async () => {
      const client = await pool.connect();
      return Object.create(client, { query: { value: run.bind(undefined, client) } });
    },
    end: () => pool.end(),
  };
}

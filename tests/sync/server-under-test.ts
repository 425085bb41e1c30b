import type { FastifyInstance } from "fastify";
import type { KyselyPlugin, Transaction } from "kysely";
import type { Database } from "#server/database/database.ts";
import { DatabaseError } from "#server/database/database-error.ts";
import type { Tables } from "#server/database/tables.ts";
import type { PublishedPacks } from "#server/sync/published-packs.ts";
import { createSyncApp } from "./sync-app.ts";

/** The database fails in the transaction of the next push: at its n-th query, or after the commit, before the answer. */
export type ServerFault = { readonly atQuery: number } | "after-commit";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The sync routes over a real database, with sessions, a clock and faults that a test sets. */
export class ServerUnderTest {
  nowMs = Date.UTC(2026, 10, 22);
  dailyQuota = 1_000_000;
  fault: ServerFault | undefined;
  /** Accounts whose sessions were ended. */
  readonly revoked = new Set<string>();
  /** What the routes threw. */
  readonly errors: unknown[] = [];
  readonly #app: FastifyInstance;

  constructor(
    readonly db: Database,
    packs: PublishedPacks,
  ) {
    const server = this;
    this.#app = createSyncApp({
      deps: {
        db: this.#failingDatabase(),
        packs,
        clock: { now: () => server.nowMs },
        get dailyQuota() {
          return server.dailyQuota;
        },
      },
      isRevoked: (account) => this.revoked.has(account),
      onError: (error) => this.errors.push(error),
    });
  }

  /** @param session `tenant/account`, as the cookie of a browser would say; empty: nobody. */
  async push(session: string, body: unknown): Promise<Answer> {
    const { statusCode, payload } = await this.#app.inject({
      method: "POST",
      url: "/api/sync/push",
      headers: { authorization: session, "content-type": "application/json" },
      payload: typeof body === "string" ? body : JSON.stringify(body),
    });
    return this.#answerFrom(statusCode, payload);
  }
  async pull(session: string, query: { readonly learner: string; readonly cursor: number; readonly limit?: number }): Promise<Answer> {
    const { statusCode, payload } = await this.#app.inject({
      url: "/api/sync/pull",
      headers: { authorization: session },
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    });
    return this.#answerFrom(statusCode, payload);
  }
  close(): Promise<void> {
    return this.#app.close();
  }

  /** Planned faults are answered with 503; 500 is always a defect. */
  #answerFrom(status: number, payload: string): Answer {
    if (status === 500) throw new Error("the server answered 500", { cause: this.errors.at(-1) });
    return { status, body: JSON.parse(payload) };
  }

  #failingDatabase(): Database {
    const { db } = this;
    return {
      ...db,
      transaction: async (work, options) => {
        const { fault } = this;
        this.fault = undefined;
        const atQuery = typeof fault === "object" ? fault.atQuery : undefined;
        const result = await db.transaction((trx) => work(atQuery === undefined ? trx : failingAt(trx, atQuery)), options);
        if (fault === "after-commit") throw new DatabaseError("database-gone", "planned: the answer never left");
        return result;
      },
    };
  }
}

/** The transaction, whose n-th query (from 1) is never made. */
function failingAt(trx: Transaction<Tables>, query: number): Transaction<Tables> {
  let left = query;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      left -= 1;
      if (left === 0) throw new DatabaseError("database-gone", "planned: the database fails here");
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return trx.withPlugin(plugin) as Transaction<Tables>;
}

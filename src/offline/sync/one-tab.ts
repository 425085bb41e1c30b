import type { Clock, IdSource } from "#domain/record/clock.ts";
import type { ConcordDatabase } from "../database.ts";

/** Runs work while no other tab runs the same; false, and nothing done, if another tab is at it. */
export type OneTab = (work: () => Promise<void>) => Promise<boolean>;

/** What of Web Locks is used. Insecure addresses have none. */
export type Locks = Pick<LockManager, "request">;

/** A pass over a slow line may outlast it: then two tabs send, and ids and cursor keep that harmless. */
const leaseMs = 90_000;

interface Deps {
  /** Of the work: tabs wait only for those that do the same. */
  readonly name: string;
  readonly locks: Locks | undefined;
  readonly db: ConcordDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * One tab sends at a time. It spares requests; what is right does not hang on it, since every step is a transaction of its own. Where
 * there are Web Locks, a tab waits for its turn; elsewhere the database holds a lease, which ends by itself when its tab is gone.
 */
export function createOneTab({ name, locks, db, clock, ids }: Deps): OneTab {
  if (locks) {
    return async (work) => {
      await locks.request(name, work);
      return true;
    };
  }

  const holder = ids.uuid();
  return async (work) => {
    if (!(await take())) return false;
    try {
      await work();
    } finally {
      await db.transaction("rw", db.meta, async () => {
        if ((await lease())?.holder === holder) await db.meta.delete(name);
      });
    }
    return true;
  };

  function take(): Promise<boolean> {
    return db.transaction("rw", db.meta, async () => {
      const held = await lease();
      const now = clock.now();
      const isHeld = held !== undefined && held.holder !== holder && held.untilMs > now && held.untilMs <= now + leaseMs;
      if (!isHeld) await db.meta.put({ key: name, value: { holder, untilMs: now + leaseMs } });
      return !isHeld;
    });
  }

  async function lease(): Promise<{ readonly holder: string; readonly untilMs: number } | undefined> {
    const value = (await db.meta.get(name))?.value;
    if (typeof value !== "object" || value === null || !("holder" in value) || !("untilMs" in value)) return undefined;
    const { holder, untilMs } = value;
    return typeof holder === "string" && typeof untilMs === "number" ? { holder, untilMs } : undefined;
  }
}

import { Dexie, liveQuery } from "dexie";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { Account } from "#sync/account-messages.ts";
import type { ConcordDatabase, Owner, RefusedRow, SyncRow, SyncStop } from "../database.ts";
import { ownersOn } from "../records/owners-here.ts";

/** What the database knows about one account's sync. */
export interface SyncStatus {
  readonly account: Account;
  /** Statements that no server has confirmed, without those refused. */
  readonly unsent: number;
  /** Set aside with the server's reason, the latest first. */
  readonly refused: readonly RefusedStatement[];
  readonly lastSentAtMs?: number;
  readonly lastReceivedAtMs?: number;
  readonly stopped?: SyncStop;
  /** Statements recorded here without an account, about which the person was not asked yet. */
  readonly adoptable: number;
}
export interface RefusedStatement extends Pick<RefusedRow, "id" | "code" | "atMs"> {
  /** Absent when it cannot be read. */
  readonly statement?: Statement;
}

/**
 * Calls the listener now and after every change, in this tab or another, until the answer is called; with `undefined` when the owner is
 * no account of this device. What cannot be read is not told.
 */
export function observeSyncStatus(db: ConcordDatabase, owner: Owner, listener: (status: SyncStatus | undefined) => void): () => void {
  // in one transaction, so that all figures are of one moment
  const tables = [db.sync, db.outbox, db.refused, db.statements];
  const status = liveQuery(() => db.transaction("r", tables, () => syncStatus(db, owner)));
  const subscription = status.subscribe({ next: listener, error: () => undefined });
  return () => subscription.unsubscribe();
}

async function syncStatus(db: ConcordDatabase, owner: Owner): Promise<SyncStatus | undefined> {
  const row: SyncRow | undefined = await db.sync.get(owner);
  if (!row) return undefined;
  const { account, lastSentAtMs, lastReceivedAtMs, stopped } = row;
  return {
    account,
    unsent: await db.outbox.where(":id").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).count(),
    refused: await refusedBy(db, owner),
    adoptable: await adoptableCount(db, owner),
    ...(lastSentAtMs !== undefined && { lastSentAtMs }),
    ...(lastReceivedAtMs !== undefined && { lastReceivedAtMs }),
    ...(stopped !== undefined && { stopped }),
  };
}

async function refusedBy(db: ConcordDatabase, owner: Owner): Promise<readonly RefusedStatement[]> {
  const rows = await db.refused.where(":id").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).toArray();
  if (rows.length === 0) return [];
  const kept = await db.statements.bulkGet(rows.map(({ id }): [Owner, string] => [owner, id]));
  return rows
    .map(({ id, code, atMs, statement }, index) => {
      const parsed = parseStatement(statement ?? kept[index]?.statement);
      return { id, code, atMs, ...(parsed.ok && { statement: parsed.value }) };
    })
    .sort((a, b) => b.atMs - a.atMs);
}

/** How many statements were recorded here without an account since this account's person was last asked about them. */
export async function adoptableCount(db: ConcordDatabase, owner: Owner): Promise<number> {
  const after = (await db.sync.get(owner))?.asked?.throughSeq ?? 0;
  let count = 0;
  for (const other of await ownersOn(db)) {
    if (!other.startsWith("anon:")) continue;
    count += await db.statements.where("[owner+seq]").between([other, after], [other, Dexie.maxKey], false, true).count();
  }
  return count;
}

/** Another tab has just sent and received everything. */
export async function isFresh(db: ConcordDatabase, owner: Owner, nowMs: number): Promise<boolean> {
  const lastMs = (await db.sync.get(owner))?.lastReceivedAtMs;
  if (lastMs === undefined || lastMs > nowMs || nowMs - lastMs > freshMs) return false;
  return (await db.outbox.where(":id").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).count()) === 0;
}
const freshMs = 10_000;

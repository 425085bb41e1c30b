import { Dexie } from "dexie";
import type { Epoch, Lseq } from "#sync/messages.ts";
import type { ConcordDatabase, Owner, SyncRow } from "../database.ts";
import { rowsAfter } from "../records/statement-repository.ts";

/** What a request was built on. */
export interface Asked {
  readonly epoch: Epoch | null;
  readonly cursor: Lseq;
}
interface Answered {
  readonly epoch: Epoch;
  readonly head: Lseq;
}

/**
 * Another epoch, or a stream shorter than what we had of it: the server's database was restored from a backup, and may lack what it
 * once confirmed. Then everything of the owner goes into the outbox again (ids make this safe to repeat), and the caller has to read the
 * stream from its start. True if so. Inside a transaction that includes `statements`, `outbox` and `refused`.
 */
export async function healedIfRestored(db: ConcordDatabase, row: SyncRow, asked: Asked, answer: Answered): Promise<boolean> {
  const isRestored = (row.epoch !== null && row.epoch !== answer.epoch) || answer.head < asked.cursor;
  if (!isRestored) return false;
  const { owner } = row;
  const all = await rowsAfter(db, owner, 0);
  await db.outbox.bulkPut(all.map(({ id, seq }) => ({ owner, id, seq })));
  await refusedOf(db, owner).delete();
  return true;
}

/** What the server would not take; not what it holds in another form. */
export const refusedOf = (db: ConcordDatabase, owner: Owner) =>
  db.refused
    .where(":id")
    .between([owner, Dexie.minKey], [owner, Dexie.maxKey])
    .filter(({ code }) => code !== "differs");

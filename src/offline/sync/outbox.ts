import { Dexie } from "dexie";
import type { Clock } from "#domain/record/clock.ts";
import { parseHlc } from "#domain/record/hlc.ts";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { DeviceId, Statement } from "#domain/record/statement.ts";
import type { PushAnswer } from "#sync/messages.ts";
import type { ConcordDatabase, OutboxRow, Owner, RefusedRow } from "../database.ts";
import { type Asked, healedIfRestored, refusedOf } from "./heal.ts";

/** What is sent next, oldest first, and what the server was known by when it was read. */
export interface Batch extends Asked {
  readonly statements: readonly Statement[];
  /** Unknown while the device has recorded nothing of its own. */
  readonly device?: DeviceId;
  /** How many more are queued after these. */
  readonly waiting: number;
}

export interface Settled {
  readonly isHealed: boolean;
  /** Some will be taken later: they stay in the outbox. */
  readonly retryAfterMs?: number;
  /** At least one of the batch left the outbox. */
  readonly hasMoved: boolean;
}

/** The statements that no server has confirmed. Each step is one transaction; a crash between two of them only means to send again. */
export function createOutbox(db: ConcordDatabase, clock: Clock) {
  const setAside = async (owner: Owner, refused: readonly Pick<RefusedRow, "id" | "code">[]): Promise<void> => {
    await db.outbox.bulkDelete(refused.map(({ id }) => [owner, id]));
    await db.refused.bulkPut(refused.map(({ id, code }) => ({ owner, id, code, atMs: clock.now() })));
  };

  return {
    /** `undefined` when the owner is no account of this device. Rows that no longer can be read as statements are set aside as `invalid`. */
    next: (owner: Owner, limit: number): Promise<Batch | undefined> =>
      db.transaction("rw", db.outbox, db.statements, db.refused, db.sync, db.meta, async () => {
        const row = await db.sync.get(owner);
        if (!row) return undefined;
        const own = db.outbox.where("[owner+seq]").between([owner, Dexie.minKey], [owner, Dexie.maxKey]);
        for (;;) {
          const queued = await own.clone().limit(limit).toArray();
          const read = await readable(queued);
          if (read.unreadable.length > 0) await setAside(owner, read.unreadable);
          if (read.statements.length > 0 || queued.length === 0) {
            const waiting = (await own.count()) - read.statements.length;
            const reading = parseHlc(String((await db.meta.get("clock"))?.value));
            const device = reading.ok ? { device: reading.value.device } : {};
            return { epoch: row.epoch, cursor: row.cursor, statements: read.statements, waiting, ...device };
          }
        }
      }),

    /** Takes exactly what the server named out of the outbox; what it will never take is set aside with its reason. */
    settle: (owner: Owner, { statements, ...asked }: Batch, answer: PushAnswer): Promise<Settled> =>
      db.transaction("rw", db.outbox, db.statements, db.refused, db.sync, async () => {
        const row = await db.sync.get(owner);
        if (!row) return { isHealed: false, hasMoved: false };
        const isHealed = await healedIfRestored(db, row, asked, answer);
        const queued = await db.outbox.bulkGet(statements.map(({ id }): [Owner, string] => [owner, id]));
        const waiting = new Set(queued.flatMap((sent) => sent?.id ?? []));
        const acked = answer.acked.filter((id) => waiting.delete(id));
        const rejected = answer.rejected.filter(({ id }) => waiting.has(id));
        const refused = rejected.filter(({ retryAfter }) => retryAfter === undefined);
        const delays = rejected.flatMap(({ retryAfter }) => retryAfter ?? []);
        await db.outbox.bulkDelete(acked.map((id) => [owner, id]));
        await setAside(owner, refused);
        const { stopped: _, ...going } = row;
        await db.sync.put({
          ...going,
          epoch: answer.epoch,
          head: answer.head,
          ...(isHealed && { cursor: 0 }),
          ...(acked.length > 0 && { lastSentAtMs: clock.now() }),
        });
        return {
          isHealed,
          hasMoved: acked.length + refused.length > 0,
          ...(delays.length > 0 && { retryAfterMs: Math.max(...delays) * 1000 }),
        };
      }),

    /** A statement that the server refuses even alone. */
    refuse: (owner: Owner, id: string, code: string): Promise<void> =>
      db.transaction("rw", db.outbox, db.refused, () => setAside(owner, [{ id, code }])),

    /** Puts what was set aside back into the queue; what the server holds in another form stays aside. */
    queueRefusedAgain: (owner: Owner): Promise<void> =>
      db.transaction("rw", db.outbox, db.statements, db.refused, async () => {
        const refused = await refusedOf(db, owner).toArray();
        const rows = await db.statements.bulkGet(refused.map(({ id }): [Owner, string] => [owner, id]));
        await db.outbox.bulkPut(rows.flatMap((row) => (row ? [{ owner, id: row.id, seq: row.seq }] : [])));
        await refusedOf(db, owner).delete();
      }),
  };

  async function readable(queued: readonly OutboxRow[]) {
    const rows = await db.statements.bulkGet(queued.map(({ owner, id }): [Owner, string] => [owner, id]));
    const statements: Statement[] = [];
    const unreadable: Pick<RefusedRow, "id" | "code">[] = [];
    for (const [index, { id }] of queued.entries()) {
      const parsed = parseStatement(rows[index]?.statement);
      if (parsed.ok) statements.push(parsed.value);
      else unreadable.push({ id, code: "invalid" });
    }
    return { statements, unreadable };
  }
}

import { Dexie } from "dexie";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import type { Clock, IdSource } from "#domain/record/clock.ts";
import type { ReceivedPull, ReceivedRecord, ReceivedStatement } from "#sync/parse-answers.ts";
import type { ConcordDatabase, Owner, StatementRow } from "../database.ts";
import { createDeviceClock } from "../records/device-clock.ts";
import { accountInUse } from "../records/owner.ts";
import { takeSequence } from "../records/sequence.ts";
import { statementsFrom } from "../records/statement-repository.ts";
import { type Asked, healedIfRestored, refusedOf } from "./heal.ts";

export type Received =
  /** Everything up to the head of the stream is here. */
  | "complete"
  | "more"
  /** The server was restored: everything is in the outbox again. */
  | "healed"
  /** A place is missing: the stream is read from its start. */
  | "gap"
  /** Another tab got further meanwhile; nothing was applied. */
  | "superseded"
  /** Another person uses the device now; nothing was applied. */
  | "owner-changed";

/** What the server has for this learner. A page is applied whole, with the cursor, in one transaction, or not at all. */
export function createInbox(db: ConcordDatabase, clock: Clock, ids: IdSource) {
  const deviceClock = createDeviceClock(db, clock, ids);
  const tables = [db.statements, db.outbox, db.refused, db.serverRecords, db.sync, db.meta, db.snapshots, db.ledgers];

  return {
    receive: (owner: Owner, asked: Asked, answer: ReceivedPull): Promise<Received> =>
      db.transaction("rw", tables, async () => {
        const row = await db.sync.get(owner);
        if (!row || (await accountInUse(db)) !== owner) return "owner-changed";
        if (row.cursor !== asked.cursor || row.epoch !== asked.epoch) return "superseded";
        const { stopped: _, ...going } = row;
        const heard = { ...going, epoch: answer.epoch, head: answer.head };
        if (await healedIfRestored(db, row, asked, answer)) {
          await db.sync.put({ ...heard, cursor: 0 });
          return "healed";
        }
        if (!isContiguous(asked, answer)) {
          await db.sync.put({ ...heard, cursor: 0 });
          return "gap";
        }
        await keepStatements(owner, answer.records.filter(isStatement));
        await keepServerRecords(owner, answer);
        const cursor = asked.cursor + answer.records.length;
        const isComplete = cursor === answer.head;
        if (isComplete) await dropRecordsOfOtherEpochs(owner, answer.epoch);
        await db.sync.put({ ...heard, cursor, ...(isComplete && { lastReceivedAtMs: clock.now() }) });
        return isComplete ? "complete" : "more";
      }),
  };

  async function keepStatements(owner: Owner, received: readonly ReceivedStatement[]): Promise<void> {
    const records = [...new Map(received.map((record) => [record.id, record])).values()];
    const rows = await db.statements.bulkGet(records.map(({ id }): [Owner, string] => [owner, id]));
    const held = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    const unlike = records.filter((record) => isUnlike(held.get(record.id), record));
    const added = records.filter(({ id }) => !held.has(id)).concat(unlike);
    if (unlike.length > 0) await setOursAside(owner, unlike, held);
    const first = await takeSequence(db, added.length);
    const news = added.map((record, index) => rowFrom(owner, record, first + index));
    const regraded = records.flatMap((record) => {
      const row = held.get(record.id);
      return row && record.regraded && !unlike.includes(record) ? [rowFrom(owner, record, row.seq)] : [];
    });
    await db.statements.bulkPut([...news, ...regraded]);
    const keys = records.map(({ id }): [Owner, string] => [owner, id]);
    await db.outbox.bulkDelete(keys);
    await refusedOf(db, owner)
      .and(({ id }) => records.some((record) => record.id === id))
      .delete();
    await deviceClock.observe(statementsFrom(news).map(({ at }) => at));
  }

  /** Statements never change, so this is a file that was edited before it was imported: the server's counts everywhere, ours is kept and named. */
  async function setOursAside(owner: Owner, records: readonly ReceivedStatement[], held: ReadonlyMap<string, StatementRow>): Promise<void> {
    const atMs = clock.now();
    await db.refused.bulkPut(records.map(({ id }) => ({ owner, id, code: "differs", atMs, statement: held.get(id)?.statement })));
    await Promise.all([db.snapshots.delete(owner), db.ledgers.delete(owner)]);
  }

  async function keepServerRecords(owner: Owner, { epoch, records }: ReceivedPull): Promise<void> {
    for (const record of records) {
      if (isStatement(record)) continue;
      const { kind, id } = record;
      const known = await db.serverRecords.get([owner, kind, id]);
      if (known?.epoch === epoch && known.record.version > record.version) continue;
      await db.serverRecords.put({ owner, kind, id, epoch, record });
      if (kind === "enrolment" && !record.deleted) await sortWhatFollowsAfter(record.stored);
    }
  }

  /** Trainers see what was recorded after joining, and joining has the server's time. */
  async function sortWhatFollowsAfter(joined: string): Promise<void> {
    const ms = Date.parse(joined);
    if (!Number.isNaN(ms)) await deviceClock.observeServer(ms);
  }

  /** A restored server numbers versions anew: its stream, once it was read to the end, is all that counts. */
  async function dropRecordsOfOtherEpochs(owner: Owner, epoch: string): Promise<void> {
    await db.serverRecords
      .where(":id")
      .between([owner, Dexie.minKey], [owner, Dexie.maxKey])
      .filter((row) => row.epoch !== epoch)
      .delete();
  }
}

const isStatement = (record: ReceivedRecord): record is ReceivedStatement => record.kind === "statement";

const isContiguous = ({ cursor }: Asked, { head, records }: ReceivedPull): boolean =>
  records.every(({ lseq }, index) => lseq === cursor + 1 + index) &&
  cursor + records.length <= head &&
  (records.length > 0 || cursor === head);

const isUnlike = (row: StatementRow | undefined, { statement }: ReceivedStatement): boolean =>
  row !== undefined && canonicalJson(row.statement) !== canonicalJson(statement);

const rowFrom = (owner: Owner, { id, statement, regraded }: ReceivedStatement, seq: number): StatementRow => ({
  owner,
  id,
  seq,
  statement,
  ...(regraded && { regraded }),
});

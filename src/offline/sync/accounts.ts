import { Dexie } from "dexie";
import type { Clock, IdSource } from "#domain/record/clock.ts";
import { mergeRecords } from "#domain/record/merge-records.ts";
import type { Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { ConcordDatabase, DraftRow, Owner, StatementRow } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { anonymousOwner } from "../records/owner.ts";
import { ownersOn } from "../records/owners-here.ts";
import { lastSequence, takeSequence } from "../records/sequence.ts";
import { lastSeqOf, rowsAfter, statementsFrom } from "../records/statement-repository.ts";
import { adoptableCount } from "./sync-status.ts";

interface Deps {
  readonly db: ConcordDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Who uses this device. Each row belongs to an account or to a learner without one, and stays theirs: signing in and out only changes
 * whose record is shown and added to. The one exception is adoption, by the person's own word.
 */
export function createAccounts({ db, clock, ids }: Deps) {
  return {
    /** From now on the device is this account's. What waits of other accounts stays until they sign in again. */
    signIn: (account: Account): Promise<Result<void, DeviceProblem>> =>
      stored(() => db.transaction("rw", db.meta, db.sync, () => signIn(account))),

    /** From now on the device is the learner's without an account. Nothing is deleted. */
    signOut: (): Promise<Result<void, DeviceProblem>> => stored(() => db.meta.delete("account-in-use")),

    /** How many statements were recorded here without an account, and not yet said to be somebody else's. */
    adoptable: (owner: Owner): Promise<Result<number, DeviceProblem>> => stored(() => adoptableCount(db, owner)),

    /** The person says that they are theirs: statements keep their ids and are queued, half-given answers go along. */
    adopt: (owner: Owner): Promise<Result<number, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", [db.statements, db.outbox, db.drafts, db.snapshots, db.ledgers, db.sync, db.meta], async () => {
          const rows = await adoptable(owner);
          await adoptStatements(owner, rows);
          await adoptDrafts(owner);
          await settleQuestion(owner);
          return rows.length;
        }),
      ),

    /** The person says that they are not; they stay with the learner without an account. */
    decline: (owner: Owner): Promise<Result<void, DeviceProblem>> =>
      stored(() => db.transaction("rw", db.sync, db.meta, () => settleQuestion(owner))),
  };

  async function signIn(account: Account): Promise<void> {
    const { stopped: _, ...known } = (await db.sync.get(account.id)) ?? { owner: account.id, epoch: null, cursor: 0, head: 0 };
    await db.sync.put({ ...known, account });
    await db.meta.put({ key: "account-in-use", value: account.id });
  }

  /** What is here without an account by now is not asked about again. */
  async function settleQuestion(owner: Owner): Promise<void> {
    const throughSeq = await lastSequence(db);
    await db.sync.update(owner, { asked: { throughSeq, atMs: clock.now() } });
  }

  /** In the order in which they were recorded. */
  async function adoptable(owner: Owner): Promise<readonly StatementRow[]> {
    const after = (await db.sync.get(owner))?.asked?.throughSeq ?? 0;
    const rows: StatementRow[] = [];
    for (const other of await ownersOn(db)) if (other.startsWith("anon:")) rows.push(...(await rowsAfter(db, other, after)));
    return rows.sort((a, b) => a.seq - b.seq);
  }

  /**
   * They get new numbers, since the fold goes on from the last one. What cannot be read, or is another statement than the account holds
   * under the same id, stays where it is.
   */
  async function adoptStatements(owner: Owner, rows: readonly StatementRow[]): Promise<void> {
    const held = await db.statements.bulkGet(rows.map(({ id }): [Owner, string] => [owner, id]));
    const statements = statementsFrom(rows);
    const { added, conflicts } = mergeRecords(statementsFrom(held.filter((row) => row !== undefined)), statements);
    const first = await takeSequence(db, added.length);
    const own = added.map((statement, index) => ({ owner, id: statement.id, seq: first + index, statement }));
    await db.statements.bulkAdd(own);
    await db.outbox.bulkAdd(own.map(({ id, seq }) => ({ owner, id, seq })));
    const taken = new Set(statements.map(({ id }) => id).filter((id) => !conflicts.includes(id)));
    const moved = rows.filter(({ id }) => taken.has(id)).map((row): [Owner, string] => [row.owner, row.id]);
    await Promise.all([db.statements.bulkDelete(moved), db.outbox.bulkDelete(moved)]);
    const from = [...new Set(rows.map((row) => row.owner))];
    await Promise.all([db.snapshots.bulkDelete(from), db.ledgers.bulkDelete(from)]);
    await beginAnew();
  }

  /** A learner without an account of whom nothing is left here is forgotten: who comes next is somebody new. */
  async function beginAnew(): Promise<void> {
    const anonymous = await anonymousOwner(db, ids);
    if ((await lastSeqOf(db, anonymous)) === 0) await db.meta.delete("anonymous-owner");
  }

  /** All that were saved since the question was last answered, unless the account has a newer one under the same key. */
  async function adoptDrafts(owner: Owner): Promise<void> {
    const since = (await db.sync.get(owner))?.asked?.atMs ?? 0;
    const drafts = await db.drafts.where(":id").between(["anon:", Dexie.minKey], ["anon;", Dexie.minKey]).toArray();
    for (const draft of drafts) {
      if (draft.savedAtMs <= since || !(await isNewest(owner, draft))) continue;
      await db.drafts.put({ ...draft, owner });
      await db.drafts.delete([draft.owner, draft.key]);
    }
  }

  async function isNewest(owner: Owner, { key, savedAtMs }: DraftRow): Promise<boolean> {
    const own = await db.drafts.get([owner, key]);
    return own === undefined || own.savedAtMs < savedAtMs;
  }
}
export type Accounts = ReturnType<typeof createAccounts>;

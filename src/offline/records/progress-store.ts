import { type Progress, progressOf } from "#domain/record/progress.ts";
import { ledgerAfter, ledgerFrom, type ProgressLedger } from "#domain/record/progress-ledger.ts";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { lastSeqOf, rowsAfter, statementsFrom } from "./statement-repository.ts";

/** Raise it whenever the fold or the shape of a snapshot changes: every device then folds its record anew. */
const format = 1;
/** The ledger is big and written seldom; what is newer than it is folded again from the statements. */
const statementsPerLedger = 100;

interface Folded {
  readonly throughSeq: number;
  readonly ledger: ProgressLedger;
}

/**
 * Progress of one owner, kept up to date in memory and in two caches: `snapshots` holds what screens show and is written after every
 * change, so that opening the app reads one row of a bounded size; `ledgers` holds what the fold needs to go on. Whatever looks odd is
 * folded anew from the statements, which alone are true.
 */
export function createProgressStore(db: ConcordDatabase, owner: Owner) {
  let progress: Progress = progressOf(ledgerFrom([]));
  let throughSeq = 0;
  let folded: Folded | undefined;
  let refreshing: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();

  async function catchUp(): Promise<void> {
    const lastSeq = await lastSeqOf(db, owner);
    if (lastSeq === throughSeq) return;
    if (throughSeq === 0) {
      const snapshot = await db.snapshots.get(owner);
      if (snapshot?.format === format && snapshot.throughSeq === lastSeq) {
        show(snapshot.progress, lastSeq);
        return;
      }
    }
    folded = (await foldedOnwards(lastSeq)) ?? (await foldedAnew());
    show(progressOf(folded.ledger), folded.throughSeq);
    await keep(folded);
  }

  function show(next: Progress, seq: number): void {
    progress = next;
    throughSeq = seq;
    for (const listener of listeners) listener();
  }

  /** From the ledger in memory or in the database; nothing if it cannot be gone on from. */
  async function foldedOnwards(lastSeq: number): Promise<Folded | undefined> {
    const from = folded ?? (await storedLedger());
    if (!from || from.throughSeq > lastSeq || !(await isHeld(from.throughSeq))) return undefined;
    const rows = await rowsAfter(db, owner, from.throughSeq);
    const ledger = ledgerAfter(from.ledger, statementsFrom(rows));
    return ledger.ok ? { ledger: ledger.value, throughSeq: rows.at(-1)?.seq ?? from.throughSeq } : undefined;
  }

  async function storedLedger(): Promise<Folded | undefined> {
    const row = await db.ledgers.get(owner);
    return row?.format === format ? row : undefined;
  }

  async function foldedAnew(): Promise<Folded> {
    const rows = await rowsAfter(db, owner, 0);
    return { ledger: ledgerFrom(statementsFrom(rows)), throughSeq: rows.at(-1)?.seq ?? 0 };
  }

  /** Tells whether statements were erased since: erasing takes all of an owner's, and numbers of the sequence are not used again. */
  const isHeld = async (seq: number): Promise<boolean> => (await db.statements.where("[owner+seq]").equals([owner, seq]).count()) > 0;

  /** Never over a newer cache of another tab, and never after the statements were erased. */
  async function keep({ ledger, throughSeq: seq }: Folded): Promise<void> {
    await db.transaction("rw", db.statements, db.snapshots, db.ledgers, async () => {
      const [snapshot, kept] = await Promise.all([db.snapshots.get(owner), db.ledgers.get(owner)]);
      if (!(await isHeld(seq)) || isNewerThan(snapshot, seq)) return;
      await db.snapshots.put({ owner, format, throughSeq: seq, progress });
      const isDue = kept?.format !== format || kept.throughSeq + statementsPerLedger <= seq;
      if (isDue) await db.ledgers.put({ owner, format, throughSeq: seq, ledger });
    });
  }

  return {
    /** Progress as of the last `refresh`; the same object until it changes. */
    now: (): Progress => progress,
    /** Takes in what was recorded, imported or erased since. What is shown stays when the device cannot be read, or its caches not be written. */
    refresh(): Promise<Result<void, DeviceProblem>> {
      const next = refreshing.then(() => stored(catchUp));
      refreshing = next.catch(() => undefined);
      return next;
    },
    /** Calls the listener after every change, until the answer is called. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type ProgressStore = ReturnType<typeof createProgressStore>;

const isNewerThan = (row: { readonly format: number; readonly throughSeq: number } | undefined, seq: number): boolean =>
  row !== undefined && row.format >= format && row.throughSeq > seq;

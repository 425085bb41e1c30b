import { Dexie, type EntityTable, type Table } from "dexie";
import type { Progress } from "#domain/record/progress.ts";
import type { ProgressLedger } from "#domain/record/progress-ledger.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import type { Epoch, Lseq, ServerRecord } from "#sync/messages.ts";
import { type DeviceProblem, deviceProblemFrom } from "./device-problem.ts";
import type { PackRow } from "./packs/pack-row.ts";
import type { TrainerChange } from "./training/trainer-change.ts";

/** An account, or `anon:<uuid>` for a learner without one. */
export type Owner = string;

export interface StatementRow {
  readonly owner: Owner;
  readonly id: string;
  /** Order of insertion into this database, of all owners; never used again. */
  readonly seq: number;
  /** Unchangeable once written; read through `parseStatement`. */
  readonly statement: unknown;
  /** The server's own grade, where it differs from the one in the statement. */
  readonly regraded?: { readonly scaled: number; readonly points: number };
}
/** A statement that no server has confirmed yet. */
export interface OutboxRow {
  readonly owner: Owner;
  readonly id: string;
  readonly seq: number;
}
/** A statement that the server did not take: set aside with the reason, kept in `statements`. */
export interface RefusedRow {
  readonly owner: Owner;
  readonly id: string;
  /** A code of the server; `differs`: the server holds another statement under this id, and that one counts. */
  readonly code: string;
  readonly atMs: number;
  /** `differs`: ours. */
  readonly statement?: unknown;
}
/** What the server wrote for the learner; of one id the highest version. Kinds of a newer server are kept. */
export interface ServerRecordRow {
  readonly owner: Owner;
  readonly kind: string;
  readonly id: string;
  readonly epoch: Epoch;
  readonly record: ServerRecord;
}
/** A comment or mark that the person has seen, in this version: another one is new again. */
export interface SeenRow {
  readonly owner: Owner;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
}
/** How far one account of this device and its server have come. */
export interface SyncRow {
  readonly owner: Owner;
  readonly account: Account;
  /** Null before the first answer. */
  readonly epoch: Epoch | null;
  /** Last place of the learner's stream that is here. */
  readonly cursor: Lseq;
  /** Last place of the stream, as the server said. */
  readonly head: Lseq;
  /** When the server last confirmed statements, and when nothing was left to receive. */
  readonly lastSentAtMs?: number;
  readonly lastReceivedAtMs?: number;
  /** Nothing is sent before the person has signed in again, or asks. */
  readonly stopped?: SyncStop;
  /** What was recorded without an account, up to here, is not asked about again. */
  readonly asked?: { readonly throughSeq: number; readonly atMs: number };
}
/** `erased`: the learner's record was deleted on the server, by their own word or an administrator's. */
export type SyncStop = "sign-in-needed" | "forbidden" | "erased";
/** Half-given answers and worksheets. They never leave the device and are in no export. */
export interface DraftRow {
  readonly owner: Owner;
  readonly key: string;
  readonly value: unknown;
  readonly savedAtMs: number;
}
/** Caches of the fold, not truth: a row of another `format` is folded anew. */
export interface SnapshotRow {
  readonly owner: Owner;
  readonly format: number;
  /** The last statement, by `seq`, that is folded in. */
  readonly throughSeq: number;
  readonly progress: Progress;
}
export interface LedgerRow {
  readonly owner: Owner;
  readonly format: number;
  readonly throughSeq: number;
  readonly ledger: ProgressLedger;
}
/** What the server last answered a trainer: readable without a network, and dated. */
export interface AnswerRow {
  readonly owner: Owner;
  /** Of the route below `/api`, with its query. */
  readonly path: string;
  /** As it came; read through the parser of its route. */
  readonly body: unknown;
  /** When the route was asked. */
  readonly readAtMs: number;
}
/** A trainer's change, until the server's own answer shows it. */
export interface ChangeRow {
  readonly owner: Owner;
  /** Order in which changes were made and are sent. */
  readonly seq: number;
  readonly change: TrainerChange;
  readonly madeAtMs: number;
  /** The server may have it already: it is sent again as it is, and not replaced. */
  readonly wasTried?: true;
  /** The server has it, but no answer that was asked for since is on the screen. */
  readonly takenAtMs?: number;
  /** The server's reason for not making it; it stays until the trainer has decided. */
  readonly refused?: { readonly code: string; readonly atMs: number };
}
/** Single values: the device's clock, the sequence of insertion, the learner without an account, the account that is in use. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export interface ConcordDatabase extends Dexie {
  readonly statements: Table<StatementRow, [Owner, string]>;
  readonly outbox: Table<OutboxRow, [Owner, string]>;
  readonly refused: Table<RefusedRow, [Owner, string]>;
  readonly serverRecords: Table<ServerRecordRow, [Owner, string, string]>;
  readonly seen: Table<SeenRow, [Owner, string, string]>;
  readonly sync: Table<SyncRow, Owner>;
  readonly drafts: Table<DraftRow, [Owner, string]>;
  readonly snapshots: Table<SnapshotRow, Owner>;
  readonly ledgers: Table<LedgerRow, Owner>;
  readonly packs: EntityTable<PackRow, "key">;
  readonly answers: Table<AnswerRow, [Owner, string]>;
  readonly changes: Table<ChangeRow, [Owner, number]>;
  readonly meta: Table<MetaRow, string>;
}

/**
 * Every version of the schema, oldest first. A change adds a version with only the tables that change, and an upgrade that leaves no
 * statement behind; no version is ever edited once it was published (https://dexie.org/docs/Version/Version.stores()).
 */
const schema = [
  {
    version: 1,
    stores: {
      statements: "[owner+id], [owner+seq], [owner+statement.activityId], [owner+statement.quizId], [owner+statement.attemptId]",
      outbox: "[owner+id], [owner+seq]",
      drafts: "[owner+key]",
      snapshots: "owner",
      ledgers: "owner",
      packs: "++key, course",
      meta: "key",
    },
  },
  { version: 2, stores: { refused: "[owner+id]", serverRecords: "[owner+kind+id]", sync: "owner" } },
  { version: 3, stores: { answers: "[owner+path], [owner+readAtMs]", changes: "[owner+seq]" } },
  { version: 4, stores: { seen: "[owner+kind+id]" } },
] as const;

export interface DatabaseDeps {
  readonly name: string;
  /** Absent where the browser has none. */
  readonly indexedDB?: IDBFactory | undefined;
  readonly IDBKeyRange?: typeof IDBKeyRange | undefined;
}

/**
 * Opens this device's database, and makes it on the first visit. A connection that the browser drops, as WebKit does in the background,
 * is opened again by the next use; once a newer Concord in another tab has changed the schema, every use ends in `newer-version`.
 */
export async function openDatabase({ name, indexedDB, IDBKeyRange }: DatabaseDeps): Promise<Result<ConcordDatabase, DeviceProblem>> {
  if (!indexedDB || !IDBKeyRange) return err({ code: "unavailable" });
  Dexie.debug = false; // else Dexie, on localhost, writes to the console what is handled here
  const db = new Dexie(name, { indexedDB: withoutDowngrade(indexedDB), IDBKeyRange }) as ConcordDatabase;
  for (const { version, stores } of schema) db.version(version).stores(stores);

  const opening = db.open().then(
    () => ok(db),
    (cause: unknown) => err(deviceProblemFrom(cause)),
  );
  const blocked = new Promise<Result<ConcordDatabase, DeviceProblem>>((resolve) => {
    db.on("blocked", () => {
      resolve(err({ code: "blocked" }));
      void opening.then(() => db.close({ disableAutoOpen: true }));
    });
  });
  return Promise.race([opening, blocked]);
}

/**
 * Dexie opens a database of a newer schema all the same, by asking for no version, and adds the tables that it misses. We must not touch
 * it: asking for no version is refused, and the open ends in a VersionError.
 */
function withoutDowngrade(factory: IDBFactory): IDBFactory {
  return {
    open: (name, version) => {
      if (version === undefined) throw new DOMException("the database is of a newer version", "VersionError");
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  };
}

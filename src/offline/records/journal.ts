import type { Clock, IdSource } from "#domain/record/clock.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { Statement } from "#domain/record/statement.ts";

/** What happened; the device adds the id, the time and itself. */
export type NewStatement = Omit<Statement, "id" | "at" | "device">;

/** A statement that is written down and on its way into the database. */
export interface Jotted {
  /** That of the statement. */
  readonly id: string;
  /** Null: the learner of this device who has no account, and on an unused device no name yet. */
  readonly owner: string | null;
  /** Unix milliseconds, rising within a page. */
  readonly atMs: number;
  readonly happened: NewStatement;
}

/** The parts of local storage that are used. */
export type JournalStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "concord.journal.";
const startOf = (owner: string | null) => `${prefix}${owner ?? "anon"} `;

/**
 * What was answered and is not in the database yet (docs/decisions/0016-journal-before-the-database.md). What is put into local storage is
 * kept when the call returns, also if the page dies, so that a verdict need not wait for a transaction. Each entry has a key of its own,
 * since tabs share them, and stands until the database holds its statement. Where the browser has no local storage, or it is full,
 * nothing is jotted down.
 */
export function createJournal(storage: JournalStorage | undefined, clock: Clock, ids: IdSource) {
  let lastMs = 0;

  function entryOf(owner: string | null, happened: NewStatement): Jotted {
    lastMs = Math.max(clock.now(), lastMs + 1);
    return { id: ids.uuid(), owner, atMs: lastMs, happened };
  }
  function jot(owner: string | null, happened: NewStatement): Jotted | undefined {
    const jotted = entryOf(owner, happened);
    try {
      storage?.setItem(startOf(owner) + jotted.id, JSON.stringify(jotted));
      return storage && jotted;
    } catch {
      return undefined; // full, or refused
    }
  }
  const names = (start: string): readonly string[] =>
    Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "").filter((name) => name.startsWith(start));
  const strike = ({ owner, id }: Jotted): void => storage?.removeItem(startOf(owner) + id);

  return {
    /** An entry that is not written down. */
    entryOf,
    /** Undefined when it could not be written down. The statement must be one that JSON keeps. */
    jot,
    /** Once the database holds it. */
    strike,
    /** What stands in it, in the order in which it happened. What cannot be read stays and is left out. */
    waiting: (): readonly Jotted[] =>
      names(prefix)
        .flatMap((name) => parseJotted(storage?.getItem(name)) ?? [])
        .sort((a, b) => a.atMs - b.atMs),
    /** Whether anything can be written down here. */
    isOpen(): boolean {
      try {
        storage?.setItem(prefix, "");
        storage?.removeItem(prefix);
        return storage !== undefined;
      } catch {
        return false;
      }
    },
    dropAll(whose: string): void {
      const starts = whose.startsWith("anon:") ? [startOf(whose), startOf(null)] : [startOf(whose)];
      for (const start of starts) for (const name of names(start)) storage?.removeItem(name);
    },
  };
}
export type Journal = ReturnType<typeof createJournal>;

/** As it reads before the database has given it its place on this device's clock. */
export const statementOf = ({ id, atMs, happened }: Jotted): Statement => ({
  ...happened,
  id,
  at: hlcTextFrom({ ms: atMs, counter: 0, device: "0" }),
  device: "0",
});

function parseJotted(text: string | null | undefined): Jotted | undefined {
  try {
    const jotted = JSON.parse(text ?? "") as Partial<Jotted> | null;
    const { id, owner, atMs, happened } = jotted ?? {};
    const isWhole = typeof id === "string" && typeof atMs === "number" && (owner === null || typeof owner === "string");
    if (!isWhole || !happened || !Number.isSafeInteger(atMs) || atMs < 0) return undefined;
    const read: Jotted = { id, owner, atMs, happened };
    return parseStatement(statementOf(read)).ok ? read : undefined;
  } catch {
    return undefined;
  }
}

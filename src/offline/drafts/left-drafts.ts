import type { Clock } from "#domain/record/clock.ts";
import type { Owner } from "../database.ts";

/** The parts of local storage that are used. */
export type LeftDraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

interface LeftDraft {
  readonly value: unknown;
  readonly savedAtMs: number;
}

/** The learner of a device whose database is not open yet; it will be the one who has no account. */
export const unnamed = "anon";
const prefix = "concord.draft.";
const nameOf = (owner: Owner, key: string) => `${prefix}${owner} ${key}`;
/** Under which this learner's may stand, the newest first. */
const namesOf = (owner: Owner, key: string) => [owner, ...(owner.startsWith("anon:") ? [unnamed] : [])].map((name) => nameOf(name, key));

/**
 * Drafts that were on their way into the database when the page was left. A browser need not finish such a write; what is put into local
 * storage is kept when the call returns. They wait there until their screen asks for them again. Where the browser has no local storage,
 * or it is full, nothing is kept.
 */
export function createLeftDrafts(storage: LeftDraftStorage | undefined, clock: Clock) {
  function drop(owner: Owner, key: string): void {
    for (const name of namesOf(owner, key)) storage?.removeItem(name);
  }
  return {
    /** The value must be one that JSON keeps. */
    leave(owner: Owner, key: string, value: unknown): void {
      try {
        storage?.setItem(nameOf(owner, key), JSON.stringify({ value, savedAtMs: clock.now() }));
      } catch {
        drop(owner, key); // full: an older text must not stand for this one
      }
    },
    /** What was left, and when. It waits until it is dropped. */
    waiting: (owner: Owner, key: string): LeftDraft | undefined =>
      namesOf(owner, key)
        .map((name) => parseLeft(storage?.getItem(name)))
        .find((left) => left),
    drop,
    dropAll(whose: Owner): void {
      const starts = namesOf(whose, "");
      const names = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index));
      for (const name of names) if (starts.some((start) => name?.startsWith(start))) storage?.removeItem(name ?? "");
    },
  };
}
export type LeftDrafts = ReturnType<typeof createLeftDrafts>;

function parseLeft(text: string | null | undefined): LeftDraft | undefined {
  try {
    const { value, savedAtMs } = (JSON.parse(text ?? "null") ?? {}) as Partial<LeftDraft>;
    return typeof savedAtMs === "number" ? { value, savedAtMs } : undefined;
  } catch {
    return undefined;
  }
}

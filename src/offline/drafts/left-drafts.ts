import type { Clock } from "#domain/record/clock.ts";
import type { Owner } from "../database.ts";

/** The parts of local storage that are used. */
export type LeftDraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "concord.draft.";
const nameOf = (owner: Owner, key: string) => `${prefix}${owner} ${key}`;

/**
 * Drafts that were on their way into the database when the page was left. A browser need not finish such a write; what is put into local
 * storage is kept when the call returns. They wait there until their screen asks for them again. Where the browser has no local storage,
 * or it is full, nothing is kept.
 */
export function createLeftDrafts(storage: LeftDraftStorage | undefined, clock: Clock) {
  function drop(owner: Owner, key: string): void {
    storage?.removeItem(nameOf(owner, key));
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
    waiting: (owner: Owner, key: string): { readonly value: unknown; readonly savedAtMs: number } | undefined =>
      parseLeft(storage?.getItem(nameOf(owner, key))),
    drop,
    dropAll(whose: Owner): void {
      const start = nameOf(whose, "");
      const names = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index));
      for (const name of names) if (name?.startsWith(start)) storage?.removeItem(name);
    },
  };
}
export type LeftDrafts = ReturnType<typeof createLeftDrafts>;

function parseLeft(text: string | null | undefined): { readonly value: unknown; readonly savedAtMs: number } | undefined {
  try {
    const left: unknown = JSON.parse(text ?? "");
    if (typeof left !== "object" || left === null || !("savedAtMs" in left) || !("value" in left)) return undefined;
    const { value, savedAtMs } = left;
    return typeof savedAtMs === "number" ? { value, savedAtMs } : undefined;
  } catch {
    return undefined;
  }
}

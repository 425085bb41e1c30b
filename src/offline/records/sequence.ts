import type { ConcordDatabase } from "../database.ts";

/** The number after the last one taken, which `meta` keeps under `last-seq`. */
export const nextSeq = (last: unknown): number => (typeof last === "number" ? last : 0) + 1;

/** The last number taken, by any owner; 0 before the first. */
export async function lastSequence(db: ConcordDatabase): Promise<number> {
  return nextSeq((await db.meta.get("last-seq"))?.value) - 1;
}

/** Takes `count` numbers in the order of insertion, inside a transaction that includes `meta`, and gives the first. */
export async function takeSequence(db: ConcordDatabase, count: number): Promise<number> {
  const first = (await lastSequence(db)) + 1;
  await db.meta.put({ key: "last-seq", value: first + count - 1 });
  return first;
}

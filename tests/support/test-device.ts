import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Clock, IdSource } from "#domain/record/clock.ts";
import { type ConcordDatabase, openDatabase } from "#offline/database.ts";
import { createLeftDrafts } from "#offline/drafts/left-drafts.ts";
import type { After } from "#offline/patient-fetch.ts";

/** Unix milliseconds that the test moves by hand. */
export interface TestClock extends Clock {
  ms: number;
}
export const testClock = (ms = 1_700_000_000_000): TestClock => ({
  ms,
  now() {
    return this.ms;
  },
});

/** Work that waits until the test lets time pass. */
export class TestTimers {
  private readonly waiting = new Set<{ readonly atMs: number; readonly work: () => void }>();
  private nowMs = 0;

  readonly after: After = (ms, work) => {
    const timer = { atMs: this.nowMs + ms, work };
    this.waiting.add(timer);
    return () => void this.waiting.delete(timer);
  };
  get count(): number {
    return this.waiting.size;
  }
  pass(ms: number): void {
    this.nowMs += ms;
    for (const timer of this.waiting) {
      if (timer.atMs > this.nowMs) continue;
      this.waiting.delete(timer);
      timer.work();
    }
  }
}

/** What a page leaves behind in a browser without local storage. */
export const noLeftDrafts = createLeftDrafts(undefined, testClock());

/** UUIDs in counting order. */
export function testIds(first = 1): IdSource {
  let next = first;
  return { uuid: () => `00000000-0000-4000-8000-${String(next++).padStart(12, "0")}` };
}

/** Local storage, in memory, with room for so many entries. */
export class TestStorage {
  private readonly entries = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;

  get length(): number {
    return this.entries.size;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (!this.entries.has(key) && this.entries.size >= this.room) throw new DOMException("no room", "QuotaExceededError");
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

/** A device's own IndexedDB and local storage, in memory; open it again for a second tab or a restart. */
export class TestDisk {
  readonly indexedDB = new IDBFactory();
  readonly localStorage = new TestStorage();

  async open(): Promise<ConcordDatabase> {
    const opened = await openDatabase({ name: "concord", indexedDB: this.indexedDB, IDBKeyRange });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  }
}

/** Refuses new rows in a table, as a full disk does, until the answer is called. */
export function fillDisk(db: ConcordDatabase, table: string): () => void {
  const refuse = () => {
    throw new DOMException("the disk is full", "QuotaExceededError");
  };
  const creating = db.table(table).hook("creating");
  creating.subscribe(refuse);
  return () => creating.unsubscribe(refuse);
}

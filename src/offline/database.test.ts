import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, it, vi } from "vitest";
import { TestDisk, testClock, testIds } from "../../tests/support/test-device.ts";
import { openDatabase } from "./database.ts";
import { deviceProblemFrom } from "./device-problem.ts";
import { activeOwner } from "./records/owner.ts";
import { createStatementRepository } from "./records/statement-repository.ts";

/** A connection of another tab, at the native version (Dexie's times ten), that does not step aside. */
function holdOpen(indexedDB: IDBFactory, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("concord", version);
    request.onupgradeneeded = () => request.result.createObjectStore(`version-${version}`);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const happened = { verb: "completed", activityId: "c/lesson", locale: "en" };

describe("openDatabase", () => {
  it("keeps what was written when it is opened again", async () => {
    const disk = new TestDisk();
    const first = await disk.open();
    await first.meta.put({ key: "clock", value: "x" });
    first.close();
    expect(await (await disk.open()).meta.get("clock")).toEqual({ key: "clock", value: "x" });
  });
  it("tells that the browser gives no database", async () => {
    expect(await openDatabase({ name: "concord" })).toEqual({ ok: false, error: { code: "unavailable" } });
    const refusing = {
      open: () => {
        throw new DOMException("private window", "SecurityError");
      },
    } as unknown as IDBFactory;
    expect(await openDatabase({ name: "concord", indexedDB: refusing, IDBKeyRange })).toEqual({
      ok: false,
      error: { code: "unavailable" },
    });
  });
  it("tells that another tab holds an older database open", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const indexedDB = new IDBFactory();
    const other = await holdOpen(indexedDB, 5);
    expect(await openDatabase({ name: "concord", indexedDB, IDBKeyRange })).toEqual({ ok: false, error: { code: "blocked" } });
    other.close();
    expect(await openDatabase({ name: "concord", indexedDB, IDBKeyRange })).toMatchObject({ ok: true });
  });
  it("leaves the database of a newer Concord alone", async () => {
    const indexedDB = new IDBFactory();
    (await holdOpen(indexedDB, 990)).close();
    expect(await openDatabase({ name: "concord", indexedDB, IDBKeyRange })).toEqual({ ok: false, error: { code: "newer-version" } });
    expect((await holdOpen(indexedDB, 990)).version).toBe(990);
  });
  it("steps aside for a newer Concord in another tab, and writes nothing from then on", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const disk = new TestDisk();
    const db = await disk.open();
    const repository = createStatementRepository({ db, clock: testClock(), ids: testIds() });
    (await holdOpen(disk.indexedDB, 990)).close();
    expect(await repository.record("anon:1", happened)).toEqual({ ok: false, error: { code: "newer-version" } });
  });
  it("goes on when the browser has dropped the connection", async () => {
    const db = await new TestDisk().open();
    const lost = db.backendDB();
    lost.close();
    lost.onclose?.(new Event("close"));
    expect(await createStatementRepository({ db, clock: testClock(), ids: testIds() }).record("anon:1", happened)).toMatchObject({
      ok: true,
    });
  });
});

/** The schema that the first Concord left on devices, as it was published. */
const firstSchema = {
  statements: "[owner+id], [owner+seq], [owner+statement.activityId], [owner+statement.quizId], [owner+statement.attemptId]",
  outbox: "[owner+id], [owner+seq]",
  drafts: "[owner+key]",
  snapshots: "owner",
  ledgers: "owner",
  packs: "++key, course",
  meta: "key",
};

describe("a database of version 1", () => {
  it("is taken over whole: statements, queue, drafts, courses and clock", async () => {
    const disk = new TestDisk();
    const old = new Dexie("concord", { indexedDB: disk.indexedDB, IDBKeyRange });
    old.version(1).stores(firstSchema);
    await old.open();
    const at = "001700000000000-00000-d1";
    const statement = { ...happened, id: "00000000-0000-4000-8000-000000000001", at, device: "d1" };
    const owner = "anon:1";
    const rows = {
      statements: [{ owner, id: statement.id, seq: 1, statement }],
      outbox: [{ owner, id: statement.id, seq: 1 }],
      drafts: [{ owner, key: "case", value: { text: "half" }, savedAtMs: 5 }],
      snapshots: [{ owner, format: 0, throughSeq: 1, progress: {} }],
      ledgers: [{ owner, format: 0, throughSeq: 1, ledger: {} }],
      packs: [{ key: 1, course: "c", version: "v" }],
      meta: [
        { key: "anonymous-owner", value: owner },
        { key: "clock", value: at },
        { key: "last-seq", value: 1 },
      ],
    };
    for (const [table, held] of Object.entries(rows)) await old.table(table).bulkAdd(held);
    old.close();

    const db = await disk.open();
    for (const [table, held] of Object.entries(rows)) expect(await db.table(table).toArray()).toEqual(held);
    expect([await db.sync.count(), await db.refused.count(), await db.serverRecords.count()]).toEqual([0, 0, 0]);
    const ids = testIds(2);
    expect(await activeOwner(db, ids)).toEqual({ ok: true, value: owner });
    expect(await createStatementRepository({ db, clock: testClock(), ids }).record(owner, happened)).toMatchObject({ ok: true });
    expect((await db.outbox.toArray()).map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe("deviceProblemFrom", () => {
  it("finds a full disk inside an aborted transaction", () => {
    const full = new DOMException("", "QuotaExceededError");
    expect(deviceProblemFrom(new Dexie.AbortError("aborted", full))).toEqual({ code: "device-full" });
    expect(deviceProblemFrom(new Dexie.BulkError("bulk", [full]))).toEqual({ code: "device-full" });
  });
  it("throws our own bugs on", () => {
    expect(() => deviceProblemFrom(new TypeError("x is undefined"))).toThrow(TypeError);
  });
});

import { Dexie } from "dexie";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { progressFrom } from "#domain/record/progress.ts";
import { ledgerFrom } from "#domain/record/progress-ledger.ts";
import type { Statement } from "#domain/record/statement.ts";
import { anyRecord } from "../../../tests/support/any-statement.ts";
import { fillDisk, noLeftDrafts, TestDisk, testClock, testIds } from "../../../tests/support/test-device.ts";
import type { ConcordDatabase } from "../database.ts";
import { createEraser } from "./erase.ts";
import { createProgressStore } from "./progress-store.ts";
import { createStatementRepository, statementsFrom } from "./statement-repository.ts";
import { versionsInUse } from "./versions-in-use.ts";

const owner = "anon:1";
const lesson = (id: string) => ({ verb: "completed", activityId: `c/${id}`, locale: "en" });
const setUp = (db: ConcordDatabase, first = 1) => createStatementRepository({ db, clock: testClock(), ids: testIds(first) });
/** As an import would insert them. */
const insert = (db: ConcordDatabase, statements: readonly Statement[], firstSeq: number) =>
  db.statements.bulkAdd(statements.map((statement, index) => ({ owner, id: statement.id, seq: firstSeq + index, statement })));

async function shown(db: ConcordDatabase) {
  const store = createProgressStore(db, owner);
  expect(await store.refresh()).toEqual({ ok: true, value: undefined });
  return store.now();
}
const folded = async (db: ConcordDatabase) => progressFrom(statementsFrom(await db.statements.where("owner").equals(owner).toArray()));

describe("a progress store", () => {
  it("shows the fold of the record, whatever was snapshot on the way, in whichever tab", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRecord(40),
        fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 8 }),
        async (record, steps) => {
          const disk = new TestDisk();
          const db = await disk.open();
          const tabs = [
            createProgressStore(db, owner),
            createProgressStore(await disk.open(), owner),
            createProgressStore(await disk.open(), owner),
          ];
          let inserted = 0;
          for (const [size, tab] of steps) {
            await insert(db, record.slice(inserted, inserted + size), inserted + 1);
            inserted = Math.min(inserted + size, record.length);
            await tabs[tab]?.refresh();
            expect(tabs[tab]?.now()).toEqual(progressFrom(record.slice(0, inserted)));
          }
          expect(await shown(db)).toEqual(progressFrom(record.slice(0, inserted)));
          db.close();
        },
      ),
      { numRuns: 30 },
    );
  });
  it("opens from the snapshot alone when nothing is newer", async () => {
    const db = await new TestDisk().open();
    await setUp(db).record(owner, lesson("a"));
    await shown(db);
    await db.ledgers.clear();
    await db.statements.toCollection().modify({ statement: "unreadable" });
    expect((await shown(db)).activities.has("c/a")).toBe(true);
  });
  it("folds anew when the snapshot is of another format", async () => {
    const db = await new TestDisk().open();
    await setUp(db).record(owner, lesson("a"));
    await shown(db);
    await db.snapshots.update(owner, { format: 0, progress: structuredClone(progressFrom([])) });
    await db.ledgers.put({ owner, format: 0, throughSeq: 1, ledger: ledgerFrom([]) });
    expect((await shown(db)).activities.has("c/a")).toBe(true);
  });
  it("shows nothing of what was erased, even if this tab had it in memory and something new came", async () => {
    const disk = new TestDisk();
    const db = await disk.open();
    const tab = createProgressStore(db, owner);
    await setUp(db).record(owner, lesson("a"));
    await tab.refresh();
    await createEraser(await disk.open(), noLeftDrafts).erase(owner);
    await setUp(db, 50).record(owner, lesson("b"));
    await tab.refresh();
    expect([...tab.now().activities.keys()]).toEqual(["c/b"]);
    expect(await shown(db)).toEqual(await folded(db));
  });
  it("keeps no snapshot of what another tab erased while it was folding", async () => {
    const disk = new TestDisk();
    const db = await disk.open();
    await setUp(db).record(owner, lesson("a"));
    const tab = createProgressStore(db, owner);
    let erased: Promise<unknown> = Promise.resolve();
    tab.subscribe(() => {
      erased = createEraser(db, noLeftDrafts).erase(owner);
    });
    await tab.refresh();
    await erased;
    expect([await db.snapshots.count(), await db.ledgers.count()]).toEqual([0, 0]);
  });
  it("leaves the newer snapshot of another tab", async () => {
    const db = await new TestDisk().open();
    await setUp(db).record(owner, lesson("a"));
    const tab = createProgressStore(db, owner);
    const newer = { owner, format: 1, throughSeq: 9, progress: progressFrom([]) };
    await db.snapshots.put(newer);
    await tab.refresh();
    expect(await db.snapshots.get(owner)).toEqual(newer);
    expect(tab.now().activities.has("c/a")).toBe(true);
  });
  it("shows progress although its caches cannot be written, and says so", async () => {
    const db = await new TestDisk().open();
    fillDisk(db, "snapshots");
    await setUp(db).record(owner, lesson("a"));
    const store = createProgressStore(db, owner);
    expect(await store.refresh()).toEqual({ ok: false, error: { code: "device-full" } });
    expect(store.now().activities.has("c/a")).toBe(true);
  });
  it("keeps the same object until something changes, and tells its listeners when it does", async () => {
    const db = await new TestDisk().open();
    const store = createProgressStore(db, owner);
    let calls = 0;
    const stop = store.subscribe(() => {
      calls += 1;
    });
    await setUp(db).record(owner, lesson("a"));
    await store.refresh();
    const before = store.now();
    await store.refresh();
    expect(store.now()).toBe(before);
    stop();
    await setUp(db, 50).record(owner, lesson("b"));
    await store.refresh();
    expect(calls).toBe(1);
  });
});

describe("versionsInUse", () => {
  it("names the versions of open attempts of every learner of the device", async () => {
    const db = await new TestDisk().open();
    const repository = setUp(db);
    const start = (attemptId: string, quiz: string, courseVersion: string) => ({
      verb: "started",
      activityId: `c/${quiz}`,
      attemptId,
      courseVersion,
      locale: "en",
    });
    await repository.record("anon:1", start("a1", "check", "v1"));
    await repository.record("anon:1", start("a2", "final", "v2"));
    await repository.record("anon:1", { verb: "submitted", activityId: "c/final", attemptId: "a2", locale: "en" });
    await repository.record("anon:2", start("a3", "check", "v3"));
    expect([...((await versionsInUse(db)) ?? [])].sort()).toEqual(["v1", "v3"]);
  });

  it("does not say that there is none when a record could not be read", async () => {
    const db = await new TestDisk().open();
    await setUp(db).record("anon:1", { verb: "started", activityId: "c/check", attemptId: "a1", courseVersion: "v1", locale: "en" });
    vi.spyOn(db.snapshots, "get").mockImplementation(() => Dexie.Promise.reject(new DOMException("", "UnknownError")));
    expect(await versionsInUse(db)).toBeUndefined();
  });

  it("names the version of a run of a scenario until it has come to an ending", async () => {
    const db = await new TestDisk().open();
    const repository = setUp(db);
    const run = { activityId: "c/story", locale: "en" };
    const start = (attemptId: string, courseVersion: string) => ({
      ...run,
      verb: "started",
      attemptId,
      courseVersion,
      result: { role: "adviser" },
    });
    await repository.record("anon:1", start("r1", "v1"));
    await repository.record("anon:2", start("r2", "v2"));
    await repository.record("anon:2", { ...run, verb: "completed", attemptId: "r2", result: { path: ["first/demand"] } });
    await repository.record("anon:3", start("r3", "v3"));
    await repository.record("anon:3", start("r4", "v4"));
    expect([...((await versionsInUse(db)) ?? [])].sort()).toEqual(["v1", "v4"]);
  });
});

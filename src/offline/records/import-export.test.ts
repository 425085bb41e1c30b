import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressFrom } from "#domain/record/progress.ts";
import { exportRecord, parseRecordFile, type ReadRecordFile } from "#domain/record/record-file.ts";
import type { Statement } from "#domain/record/statement.ts";
import { anyRecord } from "../../../tests/support/any-statement.ts";
import { fillDisk, noLeftDrafts, TestDisk, testClock, testIds } from "../../../tests/support/test-device.ts";
import type { ConcordDatabase } from "../database.ts";
import { createEraser } from "./erase.ts";
import { createRecordTransfer } from "./import-export.ts";
import { createProgressStore } from "./progress-store.ts";
import { createStatementRepository, statementsFrom } from "./statement-repository.ts";

const deps = (db: ConcordDatabase, first = 1) => ({ db, clock: testClock(), ids: testIds(first) });
function fileOf(statements: readonly Statement[], owner = "anon:9"): ReadRecordFile {
  const file = parseRecordFile(exportRecord(owner, statements, new Date(0)));
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}
const held = async (db: ConcordDatabase) => statementsFrom(await db.statements.orderBy("[owner+seq]").toArray());
const completed: Statement = {
  id: "00000000-0000-4000-8000-00000000aaaa",
  verb: "completed",
  activityId: "c/a",
  locale: "fr",
  at: "001700000000000-00007-d2",
  device: "d2",
};

describe("importing a record", () => {
  it("brings back what was exported, and importing again changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord(), async (record) => {
        const db = await new TestDisk().open();
        const transfer = createRecordTransfer(deps(db));
        const file = fileOf(record);
        expect(await transfer.importInto("anon:1", file)).toEqual({
          ok: true,
          value: { added: record.length, known: 0, conflicts: [], unreadable: 0 },
        });
        expect(await transfer.importInto("anon:1", file)).toEqual({
          ok: true,
          value: { added: 0, known: record.length, conflicts: [], unreadable: 0 },
        });
        expect(await held(db)).toEqual(file.statements);
        expect(await db.outbox.count()).toBe(record.length);
        const exported = await transfer.exportOwner("anon:1");
        expect(exported.ok && parseRecordFile(exported.value)).toMatchObject({
          ok: true,
          value: { owner: "anon:1", statements: file.statements },
        });
        db.close();
      }),
      { numRuns: 20 },
    );
  });
  it("gives two devices the same progress when each takes the other's file", async () => {
    const [here, there] = [await new TestDisk().open(), await new TestDisk().open()];
    const [ours, theirs] = [createRecordTransfer(deps(here)), createRecordTransfer(deps(there, 500))];
    await createStatementRepository(deps(here)).record("anon:1", { verb: "completed", activityId: "c/a", locale: "en" });
    await createStatementRepository(deps(there, 500)).record("anon:1", { verb: "completed", activityId: "c/b", locale: "ru" });
    await ours.importInto("anon:1", fileOf(await held(there)));
    await theirs.importInto("anon:1", fileOf(await held(here)));
    expect(progressFrom(await held(here))).toEqual(progressFrom(await held(there)));
    expect(progressFrom(await held(here)).activities.size).toBe(2);
  });
  it("keeps ours and names the id when the file has another statement under it", async () => {
    const db = await new TestDisk().open();
    const transfer = createRecordTransfer(deps(db));
    await transfer.importInto("anon:1", fileOf([completed]));
    const changed = { ...completed, activityId: "c/b" };
    expect(await transfer.importInto("anon:1", fileOf([changed]))).toMatchObject({ value: { added: 0, conflicts: [completed.id] } });
    expect(await held(db)).toEqual([completed]);
  });
  it("stores all or nothing when the device is full", async () => {
    const db = await new TestDisk().open();
    fillDisk(db, "outbox");
    expect(await createRecordTransfer(deps(db)).importInto("anon:1", fileOf([completed]))).toEqual({
      ok: false,
      error: { code: "device-full" },
    });
    expect(await db.statements.count()).toBe(0);
  });
  it("lets what is recorded next sort after what was imported", async () => {
    const db = await new TestDisk().open();
    await createRecordTransfer(deps(db)).importInto("anon:1", fileOf([completed]));
    const next = await createStatementRepository(deps(db)).record("anon:1", { verb: "started", activityId: "c/b", locale: "en" });
    expect(next.ok && next.value.at > completed.at).toBe(true);
  });
  it("leaves the same statement of two learners of one device to both", async () => {
    const db = await new TestDisk().open();
    const transfer = createRecordTransfer(deps(db));
    await transfer.importInto("anon:1", fileOf([completed]));
    expect(await transfer.importInto("anon:2", fileOf([completed]))).toMatchObject({ value: { added: 1 } });
  });
});

describe("erasing", () => {
  async function twoLearners() {
    const db = await new TestDisk().open();
    const repository = createStatementRepository(deps(db));
    for (const owner of ["anon:1", "anon:1", "anon:2"])
      await repository.record(owner, { verb: "started", activityId: "c/a", locale: "en" });
    for (const owner of ["anon:1", "anon:2"]) await db.drafts.put({ owner, key: "c/check", value: "half", savedAtMs: 0 });
    for (const owner of ["anon:1", "anon:2"]) await createProgressStore(db, owner).refresh();
    return db;
  }

  it("takes one learner's data only", async () => {
    const db = await twoLearners();
    expect((await createEraser(db, noLeftDrafts).erase("anon:1")).ok).toBe(true);
    expect((await db.statements.toArray()).map(({ owner }) => owner)).toEqual(["anon:2"]);
    const counts = await Promise.all([db.outbox, db.drafts, db.snapshots, db.ledgers].map((table) => table.count()));
    expect(counts).toEqual([1, 1, 1, 1]);
  });
});

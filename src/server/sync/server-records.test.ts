import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newLearner, statementAt, streamOf, syncDeps } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";
import { eraseLearner } from "./erase-learner.ts";
import type { LearnerKey } from "./learner-key.ts";
import { pushStatements } from "./push.ts";
import { appendRecord, type NewServerRecord } from "./server-records.ts";
import { exportRecords, importRecords } from "./transfer-records.ts";

const comment = (version: number, rest: Partial<NewServerRecord> = {}): NewServerRecord => ({
  kind: "comment",
  id: "6f1c8f62-9a0f-4f7e-8a65-000000000001",
  version,
  author: "6f1c8f62-9a0f-4f7e-8a65-000000000002",
  body: { text: "Well argued" },
  ...rest,
});

onEachDatabase("records that the server writes", (database) => {
  const append = (key: LearnerKey, record: NewServerRecord) => database().transaction((trx) => appendRecord(trx, key, record));

  it("stand in the stream between statements, without a gap", async () => {
    const key = newLearner();
    await pushStatements(syncDeps(database()), key, [statementAt(1)]);
    expect(await append(key, comment(1))).toEqual({ ok: true, value: 2 });
    await pushStatements(syncDeps(database()), key, [statementAt(2)]);
    expect(await streamOf(database(), key)).toMatchObject([
      { lseq: 1, kind: "statement" },
      { lseq: 2, ...comment(1) },
      { lseq: 3, kind: "statement" },
    ]);
  });

  it("are written once, however often they are sent", async () => {
    const key = newLearner();
    await append(key, comment(1));
    expect(await append(key, comment(1))).toEqual({ ok: true, value: 1 });
    expect(await append(key, comment(1, { body: { text: "Other" } }))).toEqual({ ok: false, error: { code: "version-taken" } });
    expect(await append(key, comment(2, { body: { text: "Other" } }))).toEqual({ ok: true, value: 2 });
    expect(await append(key, comment(1))).toEqual({ ok: false, error: { code: "stale" } });
  });

  it("leave no content behind when they are deleted", async () => {
    const key = newLearner();
    await append(key, comment(1));
    await append(key, comment(2, { deleted: true }));
    expect(await streamOf(database(), key)).toMatchObject([
      { version: 1, body: null },
      { version: 2, deleted: true, body: null },
    ]);
  });

  it("are not written for a learner who was erased", async () => {
    const key = newLearner();
    await database().transaction((trx) => eraseLearner(trx, key));
    expect(await append(key, comment(1))).toEqual({ ok: false, error: { code: "learner-erased" } });
  });

  describe("an export", () => {
    const lines = async (tenant: string) => {
      const all: unknown[] = [];
      for await (const line of exportRecords({ db: database() }, tenant)) all.push(JSON.parse(JSON.stringify(line)));
      return all;
    };
    async function* each(values: readonly unknown[]) {
      yield* values;
    }
    const clearTenant = async (tenant: string) => {
      for (const table of ["statements", "server_records", "attempts", "rollups", "course_work", "learners"] as const)
        await database().kysely.deleteFrom(table).where("tenant", "=", tenant).execute();
    };

    it("brings back streams, times and erasures into an empty database, and changes nothing in a full one", async () => {
      const tenant = randomUUID();
      const [key, erased] = [newLearner(tenant), newLearner(tenant)];
      await pushStatements(syncDeps(database()), key, [statementAt(1), statementAt(2)]);
      await append(key, comment(1));
      await append(key, comment(2, { deleted: true }));
      await pushStatements(syncDeps(database()), key, [statementAt(3)]);
      await database().transaction((trx) => eraseLearner(trx, erased));
      const before = await streamOf(database(), key);
      const exported = await lines(tenant);

      expect(await importRecords(syncDeps(database()), each(exported))).toEqual({ stored: 6, refused: [] });
      expect(await lines(tenant)).toEqual(exported);
      await clearTenant(tenant);
      expect(await importRecords(syncDeps(database()), each(exported))).toEqual({ stored: 6, refused: [] });
      expect(await streamOf(database(), key)).toEqual(before);
      expect(await lines(tenant)).toEqual(exported);
    });

    it("names the lines that cannot be read and stores the others", async () => {
      const key = newLearner();
      await pushStatements(syncDeps(database()), key, [statementAt(1)]);
      const [good] = await lines(key.tenant);
      await clearTenant(key.tenant);
      const bad = { ...key, record: { kind: "statement", lseq: 1, stored: "2026-11-22T00:00:00Z", statement: { id: "?" } } };
      expect(await importRecords(syncDeps(database()), each([bad, "nonsense", good]))).toEqual({
        stored: 1,
        refused: [
          { line: 1, code: "not-a-record" },
          { line: 2, code: "not-a-record" },
        ],
      });
    });
  });
});

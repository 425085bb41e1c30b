import { describe, expect, it, vi } from "vitest";
import { noLeftDrafts, TestDisk } from "../../../tests/support/test-device.ts";
import type { ConcordDatabase } from "../database.ts";
import { createEraser } from "../records/erase.ts";
import { type CohortRecords, markSeen, observeCohortRecords, quizOfAttempt } from "./cohort-records.ts";

const storedAt = "2026-11-22T00:00:00.000Z";
const cohort = { id: "c", name: "Geneva", timeZone: "Europe/Zurich" };
const assignment = { cohort, work: { course: "law", module: "breach" }, required: true, dueAt: storedAt };
const comment = { cohort: "c", from: "Awa", text: "Well argued" };

interface Given {
  readonly kind?: string;
  readonly id?: string;
  readonly version?: number;
  readonly deleted?: true;
  readonly body: unknown;
  readonly owner?: string;
  readonly stored?: string;
}
async function deviceWith(...records: readonly Given[]): Promise<ConcordDatabase> {
  const db = await new TestDisk().open();
  await put(db, ...records);
  return db;
}
async function put(db: ConcordDatabase, ...records: readonly Given[]): Promise<void> {
  await db.serverRecords.bulkPut(
    records.map(({ kind = "assignment", id = "x", version = 1, owner = "a", stored = storedAt, ...rest }) => ({
      owner,
      kind,
      id,
      epoch: "e",
      record: { lseq: 1, kind, id, version, author: null, stored, ...rest },
    })),
  );
}
/** What an observer was told last. */
function observed(db: ConcordDatabase): () => CohortRecords | undefined {
  let last: CohortRecords | undefined;
  observeCohortRecords(db, "a", (records) => {
    last = records;
  });
  return () => last;
}

describe("what is here of cohorts", () => {
  it("is the owner's, in the order of its arrival, without what was withdrawn or cannot be read", async () => {
    const db = await deviceWith(
      { body: assignment },
      { id: "withdrawn", body: assignment, deleted: true },
      { id: "newer", body: { work: "in another form" } },
      { id: "other", owner: "b", body: assignment },
      { kind: "comment", body: comment },
      { kind: "comment", id: "later", body: comment, stored: "2026-11-23T00:00:00.000Z" },
      { kind: "of a newer server", body: {} },
    );
    const records = observed(db);
    await vi.waitFor(() => expect(records()?.assignments).toEqual([{ id: "x", version: 1, storedAt, body: assignment }]));
    expect(records()?.comments.map(({ id }) => id)).toEqual(["later", "x"]);
    expect(records()?.enrolments).toEqual([]);
  });
  it("changes when a record is withdrawn", async () => {
    const db = await deviceWith({ body: assignment });
    const records = observed(db);
    await vi.waitFor(() => expect(records()?.assignments).toHaveLength(1));
    await put(db, { version: 2, body: assignment, deleted: true });
    await vi.waitFor(() => expect(records()?.assignments).toEqual([]));
  });
});

describe("a comment", () => {
  it("is new until it was seen, and again when it was changed", async () => {
    const db = await deviceWith({ kind: "comment", body: comment });
    const isNew = () => records()?.comments.map((each) => each.isNew);
    const records = observed(db);
    await vi.waitFor(() => expect(isNew()).toEqual([true]));
    await markSeen(db, "a", [{ kind: "comment", id: "x", version: 1 }]);
    await vi.waitFor(() => expect(isNew()).toEqual([false]));
    await put(db, { kind: "comment", version: 2, body: { ...comment, text: "Very well argued" } });
    await vi.waitFor(() => expect(isNew()).toEqual([true]));
  });
  it("is new for each person of the device, and forgotten with their record", async () => {
    const db = await deviceWith({ kind: "comment", body: comment });
    await markSeen(db, "b", [{ kind: "comment", id: "x", version: 1 }]);
    await markSeen(db, "a", [{ kind: "comment", id: "x", version: 1 }]);
    await createEraser(db, noLeftDrafts).erase("a");
    expect(await db.seen.toArray()).toEqual([{ owner: "b", kind: "comment", id: "x", version: 1 }]);
  });
});

describe("the quiz of an attempt", () => {
  it("is found by any statement of it", async () => {
    const db = await deviceWith();
    const at = `${String(Date.parse(storedAt)).padStart(15, "0")}-00000-ab`;
    const statement = {
      id: "00000000-0000-4000-8000-000000000001",
      verb: "answered",
      activityId: "law/case",
      quizId: "law/check",
      attemptId: "t",
      locale: "en",
      at,
      device: "ab",
      result: { response: "x" },
    };
    await db.statements.put({ owner: "a", id: statement.id, seq: 1, statement });
    expect(await quizOfAttempt(db, "a", "t")).toBe("law/check");
    expect(await quizOfAttempt(db, "a", "unknown")).toBeUndefined();
    expect(await quizOfAttempt(db, "b", "t")).toBeUndefined();
  });
});

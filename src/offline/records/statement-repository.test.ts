import { describe, expect, it } from "vitest";
import { parseStatement } from "#domain/record/parse-statement.ts";
import { fillDisk, TestDisk, testClock, testIds } from "../../../tests/support/test-device.ts";
import type { ConcordDatabase } from "../database.ts";
import { activeOwner } from "./owner.ts";
import { createStatementRepository, type NewStatement } from "./statement-repository.ts";

const answered: NewStatement = {
  verb: "answered",
  activityId: "c/aim",
  quizId: "c/check",
  attemptId: "a1",
  locale: "ar",
  result: { response: "comply", scaled: 1 },
};
const setUp = (db: ConcordDatabase, first = 1) => createStatementRepository({ db, clock: testClock(), ids: testIds(first) });
const idsOf = (result: Awaited<ReturnType<ReturnType<typeof setUp>["allOf"]>>) =>
  result.ok ? result.value.map(({ id }) => id.slice(-2)) : result.error;

describe("record", () => {
  it("stores the statement with id, time and device, and queues it", async () => {
    const db = await new TestDisk().open();
    const recorded = await setUp(db).record("anon:1", answered);
    expect(recorded).toMatchObject({ ok: true, value: { ...answered, at: expect.stringMatching(/^001700000000000-00000-/) } });
    if (!recorded.ok) return;
    expect(parseStatement(recorded.value).ok).toBe(true);
    expect(await db.statements.toArray()).toEqual([{ owner: "anon:1", id: recorded.value.id, seq: 1, statement: recorded.value }]);
    expect(await db.outbox.toArray()).toEqual([{ owner: "anon:1", id: recorded.value.id, seq: 1 }]);
  });
  it.each(["statements", "outbox", "meta"])("says that the device is full and stores nothing when %s cannot be written", async (table) => {
    const db = await new TestDisk().open();
    fillDisk(db, table);
    expect(await setUp(db).record("anon:1", answered)).toEqual({ ok: false, error: { code: "device-full" } });
    expect([await db.statements.count(), await db.outbox.count(), await db.meta.count()]).toEqual([0, 0, 0]);
  });
  it("gives rising times and numbers from two tabs that write at once", async () => {
    const disk = new TestDisk();
    const [one, two] = [setUp(await disk.open(), 100), setUp(await disk.open(), 200)];
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).record("anon:1", answered)));
    const rows = await (await disk.open()).statements.orderBy("[owner+seq]").toArray();
    const statements = rows.map(({ statement }) => parseStatement(statement)).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(new Set(statements.map(({ at }) => at)).size).toBe(20);
    expect(statements.map(({ at }) => at)).toEqual(statements.map(({ at }) => at).sort());
    expect(new Set(statements.map(({ device }) => device)).size).toBe(1);
  });
});

describe("reading", () => {
  it("never shows an owner the statements of another", async () => {
    const db = await new TestDisk().open();
    const repository = setUp(db);
    await repository.record("anon:1", answered);
    await repository.record("anon:2", answered);
    expect(idsOf(await repository.allOf("anon:1"))).toHaveLength(1);
    expect(idsOf(await repository.ofAttempt("anon:2", "a1"))).toHaveLength(1);
    expect(idsOf(await repository.ofQuiz("anon:3", "c/check"))).toEqual([]);
  });
  it("gives what belongs to a quiz, once", async () => {
    const db = await new TestDisk().open();
    const repository = setUp(db, 10);
    await repository.record("anon:1", { verb: "started", activityId: "c/check", quizId: "c/check", attemptId: "a1", locale: "en" });
    await repository.record("anon:1", { verb: "started", activityId: "c/lesson", locale: "en" });
    await repository.record("anon:1", answered);
    const quiz = await repository.ofQuiz("anon:1", "c/check");
    expect(quiz.ok && quiz.value.map(({ verb }) => verb).sort()).toEqual(["answered", "started"]);
  });
  it("tells of changes made in another tab", async () => {
    const disk = new TestDisk();
    const here = setUp(await disk.open());
    const there = setUp(await disk.open(), 50);
    let seen = 0;
    const called = (times: number) =>
      new Promise<void>((resolve) => {
        const stop = here.observe("anon:1", () => {
          seen += 1;
          if (seen === 1) void there.record("anon:1", answered);
          if (seen >= times) {
            stop();
            resolve();
          }
        });
      });
    await called(2);
    expect(seen).toBe(2);
  });
});

describe("activeOwner", () => {
  it("is a learner without an account, made once, also when two tabs open at the same time", async () => {
    const disk = new TestDisk();
    const [one, two] = await Promise.all([disk.open(), disk.open()]);
    const [first, second] = await Promise.all([activeOwner(one, testIds(1)), activeOwner(two, testIds(9))]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ ok: true, value: expect.stringMatching(/^anon:0/) });
  });
});

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyStatement } from "../../../tests/support/any-statement.ts";
import { newLearner, statementAt, streamOf, syncDeps } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";
import { unknownVersion, version } from "../../../tests/sync/quiz-course.ts";
import type { Database } from "../database/database.ts";
import { eraseLearner } from "./erase-learner.ts";
import { pullRecords } from "./pull.ts";
import { pushStatements } from "./push.ts";

const answered = (scaled: number, courseVersion: string) =>
  statementAt(1, {
    verb: "answered",
    activityId: "essentials/aim",
    quizId: "essentials/check",
    attemptId: "a",
    courseVersion,
    result: { response: "regret", scaled, points: 1 },
  });

onEachDatabase("pushStatements", (database) => {
  it("serves every statement as it was sent, whatever is in it", async () => {
    const key = newLearner();
    const odd = statementAt(1, { verb: "reviewed-by-peer", result: { note: "a\u0000b\ud800", "": [1e-7, -0, { deep: null }] } });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStatement, { minLength: 1, maxLength: 4 }), async (statements) => {
        const learner = newLearner();
        await pushStatements(syncDeps(database()), learner, statements);
        const records = await streamOf(database(), learner);
        expect(records.map((record) => "statement" in record && record.statement)).toEqual(JSON.parse(JSON.stringify(statements)));
      }),
      { numRuns: 30 },
    );
    await pushStatements(syncDeps(database()), key, [odd]);
    expect(await streamOf(database(), key)).toMatchObject([{ lseq: 1, kind: "statement", statement: JSON.parse(JSON.stringify(odd)) }]);
  });

  it("stores a statement once, however often it is sent, and acknowledges it each time", async () => {
    const key = newLearner();
    const [one, two] = [statementAt(1), statementAt(2)];
    const first = await pushStatements(syncDeps(database()), key, [one, one]);
    expect(first).toMatchObject({ ok: true, value: { head: 1, acked: [one.id], rejected: [] } });
    const again = await pushStatements(syncDeps(database()), key, [two, one]);
    expect(again).toMatchObject({ ok: true, value: { head: 2, rejected: [] } });
    expect(again.ok && [...again.value.acked].sort()).toEqual([one.id, two.id].sort());
  });

  it("keeps what it has when another statement comes under its id", async () => {
    const key = newLearner();
    const one = statementAt(1);
    await pushStatements(syncDeps(database()), key, [one]);
    const changed = { ...one, activityId: "essentials/other" };
    expect(await pushStatements(syncDeps(database()), key, [changed])).toMatchObject({
      value: { acked: [], rejected: [{ id: one.id, code: "id-reused" }], head: 1 },
    });
    expect(await streamOf(database(), key)).toMatchObject([{ statement: { activityId: one.activityId } }]);
  });

  it("gives an id to one learner of a tenant only, also when two send it at once", async () => {
    const [one, two] = [newLearner("school"), newLearner("school")];
    const statements = Array.from({ length: 20 }, (_, index) => statementAt(index));
    const backwards = [...statements].reverse();
    const outcomes = await Promise.all([
      pushStatements(syncDeps(database()), one, statements),
      pushStatements(syncDeps(database()), two, backwards),
    ]);
    const acked = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.acked : []));
    const rejected = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.rejected : []));
    expect([...acked].sort()).toEqual(statements.map(({ id }) => id).sort());
    expect(rejected.map(({ code }) => code)).toEqual(Array.from({ length: 20 }, () => "adopted-elsewhere"));
    expect(await pushStatements(syncDeps(database()), newLearner("another"), statements)).toMatchObject({ value: { rejected: [] } });
  });

  it("numbers a learner's records without a gap while sixteen devices push at once, each at the first try", async () => {
    const key = newLearner();
    // A number that is given twice meets the key of the table, and a second try would hide it.
    const triedOnce: Database = { ...database(), transaction: (work) => database().transaction(work) };
    const push = () => pushStatements(syncDeps(triedOnce), key, [statementAt(1), statementAt(2), statementAt(3)]);
    const outcomes = await Promise.all(Array.from({ length: 16 }, push));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect((await streamOf(database(), key)).map(({ lseq }) => lseq)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
  });

  it("grades an attempt whose two halves come from two devices at once", async () => {
    const inAttempt = { courseVersion: version, activityId: "essentials/check" };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const [key, attemptId] = [newLearner(), randomUUID()];
        await pushStatements(syncDeps(database()), key, [statementAt(1)]);
        const halves = [
          statementAt(2, {
            ...inAttempt,
            attemptId,
            verb: "started",
            result: { items: ["aim", "limits", "same-means"], mode: "practice" },
          }),
          statementAt(3, { ...inAttempt, attemptId, verb: "submitted", result: { scaled: 0, points: 4, mastered: false } }),
        ];
        await Promise.all(halves.map((half) => pushStatements(syncDeps(database()), key, [half])));
        const attempts = database().kysely.selectFrom("attempts").select(["is_graded", "started_at", "submitted_at"]);
        return { halves, stored: await attempts.where("learner", "=", key.learner).execute() };
      }),
    );
    for (const { halves, stored } of outcomes)
      expect(stored).toEqual([{ is_graded: true, started_at: halves[0]?.at, submitted_at: halves[1]?.at }]);
  });

  it("stores up to the day's quota, names the rest, and takes it the next day", async () => {
    const key = newLearner();
    const statements = [statementAt(1), statementAt(2), statementAt(3)];
    const deps = syncDeps(database(), { dailyQuota: 2 });
    expect(await pushStatements(deps, key, statements)).toMatchObject({
      value: { head: 2, rejected: [{ id: statements[2]?.id, code: "quota", retryAfter: 60 }] },
    });
    expect(await pushStatements(deps, key, statements)).toMatchObject({ value: { head: 2, rejected: [{ code: "quota" }] } });
    const tomorrow = { now: () => Date.UTC(2026, 10, 23) };
    expect(await pushStatements({ ...deps, clock: tomorrow }, key, statements)).toMatchObject({ value: { head: 3, rejected: [] } });
  });

  it("grades again with the key that was given, and says where its grade differs", async () => {
    const key = newLearner();
    await pushStatements(syncDeps(database()), key, [answered(0, version), answered(1, version), answered(1, unknownVersion)]);
    const regraded = (await streamOf(database(), key)).map((record) => ("regraded" in record ? record.regraded : undefined));
    expect(regraded).toEqual([undefined, { scaled: 0, points: 1 }, undefined]);
  });

  it("stores a taking-back of what cannot exist", async () => {
    const key = newLearner();
    const voiding = statementAt(1, { verb: "voided", result: { statementId: "no id of ours" } });
    expect(await pushStatements(syncDeps(database()), key, [voiding])).toMatchObject({ value: { acked: [voiding.id], rejected: [] } });
  });

  it("stores and serves nothing of a learner who was erased", async () => {
    const key = newLearner();
    await pushStatements(syncDeps(database()), key, [statementAt(1)]);
    await database().transaction((trx) => eraseLearner(trx, key));
    expect(await pushStatements(syncDeps(database()), key, [statementAt(2)])).toEqual({ ok: false, error: { code: "learner-erased" } });
    expect(await pullRecords(database().kysely, key, { cursor: 0, limit: 9 })).toEqual({ ok: false, error: { code: "learner-erased" } });
    for (const table of ["statements", "server_records", "rollups", "course_work", "attempts"] as const)
      expect(await database().kysely.selectFrom(table).selectAll().where("learner", "=", key.learner).execute()).toEqual([]);
  });
});

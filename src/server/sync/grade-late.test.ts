import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Statement } from "#domain/record/statement.ts";
import { newLearner, statementAt, streamOf, syncDeps } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase, openOlder } from "../../../tests/support/test-database.ts";
import { quizPacks, unknownVersion, version } from "../../../tests/sync/quiz-course.ts";
import type { Database } from "../database/database.ts";
import { gradeLate, waitingLearners } from "./grade-late.ts";
import { pushStatements } from "./push.ts";

const inQuiz = { attemptId: "a", courseVersion: version };
const attempt = [
  statementAt(1, {
    ...inQuiz,
    verb: "started",
    activityId: "essentials/check",
    result: { items: ["aim", "limits", "same-means"], mode: "practice" },
  }),
  statementAt(2, {
    ...inQuiz,
    verb: "answered",
    activityId: "essentials/aim",
    quizId: "essentials/check",
    result: { response: "comply", scaled: 0, points: 1 },
  }),
  statementAt(3, { ...inQuiz, verb: "submitted", activityId: "essentials/check", result: { scaled: 1, points: 4, mastered: true } }),
];

/** Of a process that never published the version. */
const unpublished = { manifest: async () => undefined, quiz: async () => undefined, scenario: async () => undefined };

onEachDatabase("gradeLate", (database) => {
  it("grades what came before its version was published, and its rollups are as if it had been there", async () => {
    const key = newLearner();
    const rollups = () =>
      database().kysely.selectFrom("rollups").selectAll().where("learner", "=", key.learner).orderBy("activity").execute();
    await pushStatements(syncDeps(database(), { packs: unpublished }), key, attempt);
    expect(await rollups()).toMatchObject([
      { activity: "essentials/aim", latest_scaled: null, ungraded: 1 },
      { activity: "essentials/check", best: null, mastered: false, ungraded_attempts: 1 },
    ]);
    await gradeLate(database(), quizPacks);
    expect(await rollups()).toMatchObject([
      { activity: "essentials/aim", latest_scaled: 1, ungraded: 0 },
      { activity: "essentials/check", best: 0.25, mastered: false, ungraded_attempts: 0 },
    ]);
    expect((await streamOf(database(), key))[1]).toMatchObject({ regraded: { scaled: 1, points: 1 } });
    expect(await database().kysely.selectFrom("attempts").selectAll().where("learner", "=", key.learner).execute()).toMatchObject([
      { scaled: 0.25, is_graded: true, differs: true },
    ]);
  });

  it("leaves a grade to an attempt that goes on through a process without its version, and grades the rest afterwards", async () => {
    const key = newLearner();
    const deps = syncDeps(database());
    const without = syncDeps(database(), { packs: unpublished });
    const graded = async () => {
      const [best] = await database()
        .kysely.selectFrom("rollups")
        .select("best")
        .where("learner", "=", key.learner)
        .where("activity", "=", "essentials/check")
        .execute();
      const attempts = database()
        .kysely.selectFrom("attempts")
        .select(["scaled", "is_graded", "differs"])
        .where("learner", "=", key.learner);
      return { ...best, ...(await attempts.executeTakeFirst()) };
    };
    await pushStatements(deps, key, attempt);
    const whole = { best: 0.25, scaled: 0.25, is_graded: true, differs: true };
    expect(await graded()).toEqual(whole);
    const early = statementAt(2, {
      ...inQuiz,
      verb: "answered",
      activityId: "essentials/same-means",
      quizId: "essentials/check",
      result: { response: false, scaled: 1, points: 1 },
    });
    const hint = statementAt(4, { ...inQuiz, verb: "hinted", activityId: "essentials/aim", quizId: "essentials/check" });
    for (const later of [early, hint]) {
      await pushStatements(without, key, [later]);
      expect(await graded()).toEqual({ ...whole, is_graded: false });
    }
    await gradeLate(database(), unpublished);
    expect(await graded()).toEqual({ ...whole, is_graded: false });
    await gradeLate(database(), quizPacks);
    expect(await graded()).toEqual({ best: 0.5, scaled: 0.5, is_graded: true, differs: true });
  });

  it("leaves no grade to an attempt that turns out to have been begun on a version that nobody has", async () => {
    const key = newLearner();
    await pushStatements(syncDeps(database()), key, attempt);
    const { id, at } = statementAt(0);
    const begunBefore = { ...attempt[0], id, at, courseVersion: unknownVersion } as Statement;
    await pushStatements(syncDeps(database()), key, [begunBefore]);
    const attempts = database().kysely.selectFrom("attempts").select(["scaled", "mastered", "is_graded"]);
    expect(await attempts.where("learner", "=", key.learner).execute()).toEqual([{ scaled: null, mastered: false, is_graded: false }]);
  });

  it("reads only what waits of a database that an earlier version made, however much is graded", async () => {
    const waiting = newLearner();
    const older = await openOlder(database().kind, "0270-invitees", async (kysely) => {
      const rows = { quiz: "essentials/check", earliest_at: statementAt(1).at, mastered: false, differs: false };
      const of = (n: number) => ({ ...waiting, ...rows, attempt: `a${n}`, is_graded: n > 0 });
      await kysely
        .insertInto("attempts")
        .values(Array.from({ length: 2000 }, (_, n) => of(n)))
        .execute();
    });
    await pushStatements(syncDeps(older), newLearner(), attempt);
    await sql`analyze attempts, statements`.execute(older.kysely);
    expect((await waitingLearners.execute(older.kysely)).rows).toEqual([waiting]);
    expect(await rowsRead(older)).toBeLessThan(10);
    await older.close();
  });
});

interface Plan {
  readonly "Actual Rows": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Plan[];
}

/** By the query for those who wait, of all tables together. */
async function rowsRead({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{
    "QUERY PLAN": readonly { readonly Plan: Plan }[];
  }>`explain (analyze, format json) ${waitingLearners}`.execute(kysely);
  const read = ({ Plans = [], ...plan }: Plan): number =>
    Plans.length > 0 ? Plans.map(read).reduce((sum, each) => sum + each) : plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0);
  return rows.map(({ "QUERY PLAN": [whole] }) => (whole ? read(whole.Plan) : Number.NaN)).reduce((sum, each) => sum + each, 0);
}

import fc from "fast-check";
import { expect, it } from "vitest";
import type { Statement } from "#domain/record/statement.ts";
import { anyRecord } from "../../../tests/support/any-statement.ts";
import { newLearner, statementAt, syncDeps } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";
import { courseWorksOf, rolledUpWorksOf } from "../../../tests/sync/course-works.ts";
import type { LearnerKey } from "./learner-key.ts";
import { pushStatements } from "./push.ts";
import { rebuildRollups } from "./store-rollups.ts";

/** A record, and the same record in another order, cut into pushes. */
const recordAndPushes = anyRecord(16).chain((record) =>
  fc
    .tuple(fc.shuffledSubarray(record, { minLength: record.length }), fc.integer({ min: 1, max: 5 }))
    .map(([shuffled, size]): [Statement[], Statement[][]] => [
      record,
      Array.from({ length: Math.ceil(shuffled.length / size) }, (_, n) => shuffled.slice(n * size, (n + 1) * size)),
    ]),
);

onEachDatabase("rollups", (database) => {
  async function rowsOf({ tenant, learner }: LearnerKey) {
    const { kysely } = database();
    const rollups = await kysely.selectFrom("rollups").selectAll().where("tenant", "=", tenant).where("learner", "=", learner).execute();
    const attempts = await kysely.selectFrom("attempts").selectAll().where("tenant", "=", tenant).where("learner", "=", learner).execute();
    const works = await courseWorksOf(kysely, { tenant, learner });
    expect(works).toEqual(await rolledUpWorksOf(kysely, { tenant, learner }));
    return [...[...rollups, ...attempts].map((row) => JSON.stringify({ ...row, tenant: "", learner: "" })).sort(), ...works];
  }

  it("are the same in whatever order and parts a record arrives, and when they are made anew", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPushes, async ([record, pushes]) => {
        const [whole, parts] = [newLearner(), newLearner()];
        await pushStatements(syncDeps(database()), whole, record);
        for (const push of pushes) await pushStatements(syncDeps(database()), parts, push);
        const expected = await rowsOf(whole);
        expect(await rowsOf(parts)).toEqual(expected);
        const activities = [...new Set(record.map(({ activityId }) => activityId))];
        await database().transaction((trx) => rebuildRollups(trx, whole, syncDeps(database()).packs, activities));
        expect(await rowsOf(whole)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("of more activities than any course has are not gathered by course, and nothing is lost", async () => {
    const key = newLearner();
    const { kysely } = database();
    for (let n = 0; n < 2; n++) {
      const made = Array.from({ length: 400 }, (_, at) => `invented/${"activity".repeat(40)}-${n * 400 + at}`);
      await pushStatements(
        syncDeps(database()),
        key,
        made.map((activityId, at) => statementAt(at, { verb: "started", activityId })),
      );
    }
    const stored = await kysely.selectFrom("course_work").select("works").where("learner", "=", key.learner).execute();
    expect(stored).toEqual([{ works: null }]);
    expect(await rolledUpWorksOf(kysely, key)).toHaveLength(800);
  });

  it("of what is no activity's name stay out of the courses' lines", async () => {
    const key = newLearner();
    const names = ["no-course", "course/two words", "course/line\nend", "course/a/b"];
    await pushStatements(
      syncDeps(database()),
      key,
      names.map((activityId, at) => statementAt(at, { verb: "started", activityId })),
    );
    expect(await courseWorksOf(database().kysely, key)).toEqual([]);
  });
});

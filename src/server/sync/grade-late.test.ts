import { expect, it } from "vitest";
import { newLearner, statementAt, streamOf, syncDeps } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";
import { quizPacks, version } from "../../../tests/sync/quiz-course.ts";
import { gradeLate } from "./grade-late.ts";
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

onEachDatabase("gradeLate", (database) => {
  it("grades what came before its version was published, and its rollups are as if it had been there", async () => {
    const key = newLearner();
    const rollups = () =>
      database().kysely.selectFrom("rollups").selectAll().where("learner", "=", key.learner).orderBy("activity").execute();
    const unpublished = { manifest: async () => undefined, quiz: async () => undefined, scenario: async () => undefined };
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
});

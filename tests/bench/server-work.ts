import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Statement } from "#domain/record/statement.ts";
import type { Database } from "#server/database/database.ts";
import type { Tables } from "#server/database/tables.ts";
import type { LearnerKey } from "#server/sync/learner-key.ts";
import type { PublishedPacks } from "#server/sync/published-packs.ts";
import { rowFrom } from "#server/sync/statement-row.ts";
import { statementAt } from "../support/sync-fixtures.ts";
import { course, quizPacks, version } from "../sync/quiz-course.ts";

export const batchSize = 50;
/** As many as a course has, so that attempts spread as they do in life. */
const quizCount = 30;
const manifest = {
  course,
  activities: Object.fromEntries(Array.from({ length: quizCount }, (_, n) => [`quiz-${n}`, { structure: { hash: "check" } }])),
};
export const benchPacks: PublishedPacks = { manifest: async () => manifest, quiz: quizPacks.quiz, scenario: quizPacks.scenario };

/** One learner's work: attempts of eight statements, graded, and lessons between them. */
export function batch(): Statement[] {
  const statements: Statement[] = [];
  for (let n = 0; statements.length < batchSize; n++) {
    const quizId = `${course}/quiz-${Math.floor(Math.random() * quizCount)}`;
    const inQuiz = { attemptId: randomUUID(), courseVersion: version, structure: version, text: version };
    const given = (item: string, response: unknown, scaled: number, points: number) =>
      statementAt(n, { ...inQuiz, verb: "answered", activityId: `${course}/${item}`, quizId, result: { response, scaled, points } });
    statements.push(
      statementAt(n, { verb: "started", activityId: `${course}/lesson-${n}` }),
      statementAt(n, { verb: "completed", activityId: `${course}/lesson-${n}` }),
      statementAt(n, {
        ...inQuiz,
        verb: "started",
        activityId: quizId,
        result: { items: ["aim", "limits", "same-means"], mode: "practice" },
      }),
      given("aim", "comply", 1, 1),
      given("limits", ["force", "persons"], 0.5, 2),
      given("same-means", false, 1, 1),
      statementAt(n, { ...inQuiz, verb: "submitted", activityId: quizId, result: { scaled: 0.75, points: 4, mastered: false } }),
      statementAt(n, {
        verb: "noted",
        activityId: `${course}/lesson-${n}`,
        result: { note: "Breach and attribution: compare articles 2 and 4." },
      }),
    );
  }
  return statements.slice(0, batchSize);
}

/** Statements alone. */
export const insertBare = (db: Database, key: LearnerKey, statements: readonly Statement[]) =>
  db.transaction((trx) => insertStatements(trx, key, statements));

/** The rows that a push leaves, without anything that it reads or reckons. */
export async function insertInAllTables(db: Database, key: LearnerKey, statements: readonly Statement[]): Promise<void> {
  const { tenant, learner } = key;
  const activities = [...new Set(statements.map(({ activityId }) => activityId))];
  const attempts = [...new Map(statements.flatMap(({ attemptId, activityId }) => (attemptId ? [[attemptId, activityId] as const] : [])))];
  await db.transaction(async (trx) => {
    await trx.insertInto("learners").values({ tenant, id: learner, head: statements.length }).execute();
    await insertStatements(trx, key, statements);
    await trx
      .insertInto("attempts")
      .values(
        attempts.map(([attempt, quiz]) => ({
          tenant,
          learner,
          attempt,
          quiz,
          earliest_at: statements[0]?.at ?? "",
          mastered: false,
          is_graded: true,
          differs: false,
          scaled: 0.5,
        })),
      )
      .execute();
    await trx
      .insertInto("rollups")
      .values(activities.map((activity) => ({ tenant, learner, activity, statements: 1, last_at: statements[0]?.at ?? "" })))
      .execute();
    const works = activities.map((activity) => `${activity} 600000 600000 0 2,1763770200000\n`).join("");
    await trx.insertInto("course_work").values({ tenant, learner, course, works }).execute();
  });
}

async function insertStatements(
  trx: Transaction<Tables>,
  { tenant, learner }: LearnerKey,
  statements: readonly Statement[],
): Promise<void> {
  const rows = statements.map((statement, index) => rowFrom({ statement, grade: undefined }, index + 1));
  await sql`
      insert into statements (tenant, learner, lseq, id, verb, activity, at, attempt, voids, body)
      select ${tenant}, ${learner}::uuid, lseq, id, verb, activity, at, attempt, voids, body::json
      from json_to_recordset(${JSON.stringify(rows)}::json) as n(
        lseq bigint, id uuid, verb text, activity text, at text, attempt text, voids uuid, body text)`.execute(trx);
}

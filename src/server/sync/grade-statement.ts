import type { QuizStructure } from "#domain/course/quiz.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import type { Statement, StatementResult } from "#domain/record/statement.ts";
import type { PublishedPacks } from "./published-packs.ts";
import { scoreCompletedRun } from "./score-completed-run.ts";

/**
 * What the server makes of a response, or of a run of a scenario that reached an ending: `agreed`, as the device graded it; `differs`, with the server's grade; `ungraded`, since this
 * server has never published that version of the course. Other statements have none.
 */
export type StatementGrade =
  | { readonly state: "agreed" | "ungraded" }
  | { readonly state: "differs"; readonly scaled: number; readonly points: number };

export interface GradedStatement {
  readonly statement: Statement;
  readonly grade: StatementGrade | undefined;
}

/** Grades every response again with the key it was given, and every finished run on the story it was played on. */
export const gradeStatements = (statements: readonly Statement[], packs: PublishedPacks): Promise<GradedStatement[]> =>
  Promise.all(statements.map(async (statement) => ({ statement, grade: await gradeStatement(statement, packs) })));

async function gradeStatement(statement: Statement, packs: PublishedPacks): Promise<StatementGrade | undefined> {
  if (statement.verb === "completed" && statement.attemptId !== undefined) return gradeRun(statement, packs);
  if (statement.verb !== "answered") return undefined;
  const { quizId, courseVersion, activityId, result = {} } = statement;
  const quiz = await quizOf(quizId ?? "", courseVersion, packs);
  if (!quiz) return { state: "ungraded" };
  const [course, itemId] = splitId(activityId);
  const item = course === splitId(quizId ?? "")[0] ? quiz.items.find(({ id }) => id === itemId) : undefined;
  if (!item) return gradeAgainst(result, { scaled: 0, points: 0 });
  const grade = gradeItem(item, result.response);
  if (grade.kind === "scored") return gradeAgainst(result, { scaled: grade.scaled, points: item.points });
  return result.scaled === undefined ? undefined : gradeAgainst(result, { scaled: 0, points: item.points });
}

async function gradeRun(statement: Statement, packs: PublishedPacks): Promise<StatementGrade> {
  const { activityId, courseVersion, result = {} } = statement;
  const hash = await structureOf(activityId, courseVersion, packs);
  const structure = hash === undefined ? undefined : await packs.scenario(hash);
  return structure ? gradeAgainst(result, scoreCompletedRun(statement, structure)) : { state: "ungraded" };
}

/** The structure of `course/quiz` in a version of its course; undefined if this server does not have it. */
export async function quizOf(quizId: string, version: string | undefined, packs: PublishedPacks): Promise<QuizStructure | undefined> {
  const hash = await structureOf(quizId, version, packs);
  return hash === undefined ? undefined : packs.quiz(hash);
}

async function structureOf(activityId: string, version: string | undefined, packs: PublishedPacks): Promise<FileHash | undefined> {
  const [course, activity] = splitId(activityId);
  const manifest = version === undefined ? undefined : await packs.manifest(version);
  if (!manifest || manifest.course !== course || !Object.hasOwn(manifest.activities, activity)) return undefined;
  return manifest.activities[activity]?.structure.hash;
}

/** Leaves room for rounding between engines. */
const isClose = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < 1e-9;

function gradeAgainst({ scaled, points }: StatementResult, ours: { readonly scaled: number; readonly points: number }): StatementGrade {
  return isClose(scaled, ours.scaled) && isClose(points, ours.points) ? { state: "agreed" } : { state: "differs", ...ours };
}

/** `course/id` in its two parts. */
export function splitId(activityId: string): readonly [course: string, id: string] {
  const slash = activityId.indexOf("/");
  return slash < 0 ? [activityId, ""] : [activityId.slice(0, slash), activityId.slice(slash + 1)];
}

/** The statement as it counts: with the server's grade, and without a score that the server could not check. */
export function countedStatement({ statement, grade }: GradedStatement): Statement {
  if (!grade || grade.state === "agreed" || statement.result === undefined) return statement;
  if (grade.state === "differs") return { ...statement, result: { ...statement.result, scaled: grade.scaled, points: grade.points } };
  const { scaled: _, ...result } = statement.result;
  return { ...statement, result };
}

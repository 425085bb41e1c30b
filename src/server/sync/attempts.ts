import type { Insertable } from "kysely";
import { attemptFrom } from "#domain/attempt/attempt-state.ts";
import { drawItems } from "#domain/attempt/draw-items.ts";
import { scoreAttempt } from "#domain/attempt/score-attempt.ts";
import { compareByTime } from "#domain/record/effective-statements.ts";
import { isRunStart, type Statement } from "#domain/record/statement.ts";
import type { AttemptsTable } from "../database/tables.ts";
import { quizOf } from "./grade-statement.ts";
import type { PublishedPacks } from "./published-packs.ts";

export interface AttemptKey {
  /** `course/quiz` */
  readonly quiz: string;
  readonly attempt: string;
}
export type GradedAttempt = Omit<Insertable<AttemptsTable>, "tenant" | "learner">;
/** `lacks`: the version that this server would grade it by, and does not have. */
type AttemptGrade = { readonly graded: GradedAttempt; readonly lacks?: string };

/**
 * Grades an attempt from its responses, none of them taken back; undefined until it was begun or submitted. The items are those that the
 * attempt's id draws: a device cannot choose its questions. Not graded: another draw than ours, an unknown version, a missing start.
 */
export async function gradeHere(
  key: AttemptKey,
  statements: readonly Statement[],
  packs: PublishedPacks,
): Promise<AttemptGrade | undefined> {
  const { quiz, attempt } = key;
  const own = statementsOfAttempt(key, statements);
  const started = own.find(({ verb }) => verb === "started");
  const submitted = own.find(({ verb }) => verb === "submitted");
  if (!started && !submitted) return undefined;
  const times = { earliest_at: own[0]?.at ?? "", started_at: started?.at ?? null, submitted_at: submitted?.at ?? null };
  const ungraded = { attempt, quiz, ...times, scaled: null, mastered: false, is_graded: false, differs: false };

  const state = attemptFrom(attempt, own);
  if (state.startedAt === undefined || state.courseVersion === undefined) return { graded: ungraded };
  const structure = await quizOf(quiz, state.courseVersion, packs);
  if (!structure) return { graded: ungraded, lacks: state.courseVersion };
  const drawn = drawItems(structure, attempt);
  if (drawn.length !== state.items.length || !drawn.every((item) => state.items.includes(item))) return { graded: ungraded };

  const { scaled, mastered } = scoreAttempt(structure, { ...state, items: drawn });
  const claimed = submitted?.result;
  const differs =
    submitted !== undefined && (Math.abs((claimed?.scaled ?? 0) - (scaled ?? 0)) > 1e-9 || (claimed?.mastered ?? false) !== mastered);
  return { graded: { ...ungraded, scaled: scaled ?? null, mastered, is_graded: true, differs } };
}

/** The grade of `gradeHere` alone. */
export const gradeAttempt = async (...attempt: Parameters<typeof gradeHere>): Promise<GradedAttempt | undefined> =>
  (await gradeHere(...attempt))?.graded;

/** The version by which an attempt is graded, as far as these statements tell. */
export const versionOfAttempt = (key: AttemptKey, statements: readonly Statement[]): string | undefined =>
  attemptFrom(key.attempt, statementsOfAttempt(key, statements)).courseVersion;

const statementsOfAttempt = ({ quiz, attempt }: AttemptKey, statements: readonly Statement[]): Statement[] =>
  statements.filter((statement) => belongsTo(statement, quiz, attempt)).sort(compareByTime);

const belongsTo = (statement: Statement, quiz: string, attempt: string): boolean =>
  statement.attemptId === attempt && quizOfStatement(statement) === quiz;

const quizOfStatement = ({ verb, activityId, quizId }: Statement): string | undefined =>
  verb === "started" || verb === "submitted" ? activityId : quizId;

/** The attempts at quizzes that statements belong to, each once. */
export function attemptsOf(statements: readonly Statement[]): AttemptKey[] {
  const keys = new Map<string, AttemptKey>();
  for (const statement of statements) {
    const { attemptId: attempt } = statement;
    const quiz = quizOfStatement(statement);
    if (attempt !== undefined && quiz !== undefined && !isRunStart(statement)) keys.set(JSON.stringify([quiz, attempt]), { quiz, attempt });
  }
  return [...keys.values()];
}

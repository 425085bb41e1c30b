import type { ItemId, QuizStructure } from "#domain/course/quiz.ts";
import type { Marks } from "#domain/grading/rubric.ts";
import { compareByTime, effectiveStatements } from "#domain/record/effective-statements.ts";
import type { AttemptId, HlcText, Statement } from "#domain/record/statement.ts";

/** One response as it was recorded. */
export interface GivenResponse {
  readonly statementId: string;
  readonly at: HlcText;
  /** Unknown until `gradeItem` or `parseResponse` has read it. */
  readonly response: unknown;
  readonly certainty?: number;
}

/** One learner's attempt at a quiz, folded from its statements; closed once it was submitted. */
export interface AttemptState {
  readonly attemptId: AttemptId;
  /** Absent until a `started` or later statement has named it: statements may arrive in any order. */
  readonly quizId?: string;
  readonly startedAt?: HlcText;
  readonly submittedAt?: HlcText;
  /** The version begun with; the attempt finishes on it. */
  readonly courseVersion?: string;
  /** Items given, in the order shown; from the responses if the start is missing. */
  readonly items: readonly ItemId[];
  /** Until the attempt was submitted; later responses are kept in the record and do not count. */
  readonly responses: ReadonlyMap<ItemId, { readonly first: GivenResponse; readonly latest: GivenResponse }>;
  /** Item id to the highest number of a hint seen. */
  readonly hints: ReadonlyMap<ItemId, number>;
  /** Item id to the latest self-marks. */
  readonly marks: ReadonlyMap<ItemId, Marks>;
}

/** Folds the statements of one attempt, in whatever order and however often they come; those of other attempts are passed over. */
export function attemptFrom(attemptId: AttemptId, statements: readonly Statement[]): AttemptState {
  const own = effectiveStatements(statements).filter((statement) => statement.attemptId === attemptId);
  const started = own.find(({ verb, result }) => verb === "started" && result?.items !== undefined);
  const submitted = own.find(({ verb }) => verb === "submitted");
  const inTime = submitted ? own.filter((statement) => compareByTime(statement, submitted) < 0) : own;
  const quizId = (started ?? submitted)?.activityId ?? own.find((statement) => statement.quizId !== undefined)?.quizId;
  const courseVersion = (started ?? own[0])?.courseVersion;

  const responses = new Map<ItemId, { readonly first: GivenResponse; readonly latest: GivenResponse }>();
  for (const statement of inTime) {
    if (statement.verb !== "answered") continue;
    const given = givenResponseFrom(statement);
    const item = itemIdOf(statement.activityId);
    responses.set(item, { first: responses.get(item)?.first ?? given, latest: given });
  }
  return {
    attemptId,
    ...(quizId !== undefined && { quizId }),
    ...(started && { startedAt: started.at }),
    ...(submitted && { submittedAt: submitted.at }),
    ...(courseVersion !== undefined && { courseVersion }),
    items: started?.result?.items ?? [...responses.keys()],
    responses,
    hints: hintsSeen(inTime),
    marks: latestMarks(own),
  };
}

/** The attempts at a quiz (`course/quiz`), in the order in which they were begun. */
export function attemptsAt(quizId: string, statements: readonly Statement[]): readonly AttemptState[] {
  const byAttempt = new Map<AttemptId, Statement[]>();
  const voids: Statement[] = [];
  for (const statement of statements) {
    if (statement.verb === "voided") voids.push(statement);
    else if (statement.attemptId !== undefined) {
      const own = byAttempt.get(statement.attemptId);
      if (own) own.push(statement);
      else byAttempt.set(statement.attemptId, [statement]);
    }
  }
  return [...byAttempt]
    .map(([attemptId, own]) => attemptFrom(attemptId, [...own, ...voids]))
    .filter((attempt) => attempt.quizId === quizId)
    .sort((a, b) => compareByTime({ at: a.startedAt ?? "", id: a.attemptId }, { at: b.startedAt ?? "", id: b.attemptId }));
}

/** How many more attempts may be begun; `Infinity` where there is no limit. An attempt counts from its start, so that it is taken up again. */
export function attemptsLeft(quiz: Pick<QuizStructure, "mode" | "attempts">, begun: number): number {
  if (quiz.mode === "practice") return Number.POSITIVE_INFINITY;
  const limit = quiz.mode === "pretest" ? 1 : quiz.attempts;
  return limit === 0 ? Number.POSITIVE_INFINITY : Math.max(0, limit - begun);
}

/** The attempt to take up again: the last one begun, if it was not submitted. */
export function openAttempt(attempts: readonly AttemptState[]): AttemptState | undefined {
  const last = attempts.at(-1);
  return last && last.submittedAt === undefined ? last : undefined;
}

/** Where to go on in an attempt: the first item given that has no response; none when all have one. */
export function nextItem(attempt: AttemptState): ItemId | undefined {
  return attempt.items.find((item) => !attempt.responses.has(item));
}

/** The part of `course/id` after the course. */
const itemIdOf = (activityId: string): ItemId => activityId.slice(activityId.indexOf("/") + 1);

function givenResponseFrom({ id, at, result }: Statement): GivenResponse {
  const certainty = result?.certainty;
  return { statementId: id, at, response: result?.response, ...(certainty !== undefined && { certainty }) };
}

function hintsSeen(statements: readonly Statement[]): ReadonlyMap<ItemId, number> {
  const hints = new Map<ItemId, number>();
  for (const { verb, activityId, result } of statements) {
    if (verb !== "hinted") continue;
    const item = itemIdOf(activityId);
    hints.set(item, Math.max(hints.get(item) ?? 0, result?.hints ?? 1));
  }
  return hints;
}

function latestMarks(statements: readonly Statement[]): ReadonlyMap<ItemId, Marks> {
  const marks = new Map<ItemId, Marks>();
  for (const { verb, activityId, result } of statements) {
    if (verb === "self-marked" && result?.marks !== undefined) marks.set(itemIdOf(activityId), result.marks);
  }
  return marks;
}

import { type AttemptState, attemptsAt } from "#domain/attempt/attempt-state.ts";
import { drawItems } from "#domain/attempt/draw-items.ts";
import { scoreAttempt } from "#domain/attempt/score-attempt.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import { effectiveStatements } from "#domain/record/effective-statements.ts";
import { progressFrom } from "#domain/record/progress.ts";
import type { Statement } from "#domain/record/statement.ts";
import { course, quizzes, version } from "./quiz-course.ts";

/** The rollup rows that a record must have, reckoned by the folds of the domain from the whole record: slow and obvious. */
export function trueRollups(record: readonly Statement[]): ReadonlyMap<string, object> {
  const effective = effectiveStatements(record)
    .filter(({ verb }) => verb !== "voided")
    .map(withTrueScore);
  const { activities, items } = progressFrom(effective);
  const rows = new Map<string, object>();
  for (const activity of new Set(effective.map(({ activityId }) => activityId))) {
    const about = effective.filter(({ activityId }) => activityId === activity);
    const progress = activities.get(activity);
    const item = items.get(activity);
    const attempts = attemptsAt(activity, record).filter((attempt) => attempt.startedAt !== undefined || attempt.submittedAt !== undefined);
    const submitted = attempts.filter((attempt) => attempt.submittedAt !== undefined);
    const scores = submitted.map((attempt) => trueScoreOf(activity, attempt));
    const completions = [progress?.completedAt, ...submitted.map(({ submittedAt }) => submittedAt)].filter((at) => at !== undefined);
    rows.set(activity, {
      statements: about.length,
      earliest_at: about.map(({ at }) => at).sort()[0] ?? null,
      started_at: progress?.startedAt ?? null,
      completed_at: completions.sort()[0] ?? null,
      last_at: about
        .map(({ at }) => at)
        .sort()
        .at(-1),
      first_at: item?.first.at ?? null,
      first_id: item?.first.id ?? null,
      first_scaled: item?.first.scaled ?? null,
      latest_at: item?.latest.at ?? null,
      latest_id: item?.latest.id ?? null,
      latest_scaled: item?.latest.scaled ?? null,
      begun: attempts.length,
      submitted: submitted.length,
      best: scores.reduce<number | null>((best, score) => (score ? Math.max(best ?? 0, score.scaled ?? 0) : best), null),
      mastered: scores.some((score) => score?.mastered),
      mastered_at:
        submitted
          .filter((attempt) => trueScoreOf(activity, attempt)?.mastered)
          .map(({ submittedAt }) => submittedAt)
          .sort()[0] ?? null,
      attempts_earliest_at: effective.flatMap((each) => (isOfAttempt(each, activity, attempts) ? each.at : [])).sort()[0] ?? null,
      ungraded: about.filter(isUngraded).length,
      ungraded_attempts: scores.filter((score) => score === undefined).length,
    });
  }
  return rows;
}

const isOfAttempt = ({ verb, activityId, quizId, attemptId }: Statement, quiz: string, attempts: readonly AttemptState[]): boolean =>
  attempts.some((attempt) => attempt.attemptId === attemptId) &&
  (verb === "started" || verb === "submitted" ? activityId : quizId) === quiz;

const isUngraded = ({ verb, courseVersion }: Statement): boolean => verb === "answered" && courseVersion !== version;

/** The score of a response by its key; none where the server cannot know it. */
function withTrueScore(statement: Statement): Statement {
  if (statement.verb !== "answered" || !statement.result) return statement;
  const { scaled: _, ...result } = statement.result;
  const item = quizzes.check?.items.find(({ id }) => `${course}/${id}` === statement.activityId);
  if (isUngraded(statement) || !item) return { ...statement, result };
  const grade = gradeItem(item, result.response);
  return { ...statement, result: { ...result, scaled: grade.kind === "scored" ? grade.scaled : 0 } };
}

/** Undefined: it cannot be graded, for want of its version or since other items were given than its id draws. */
function trueScoreOf(activity: string, attempt: AttemptState) {
  const quiz = quizzes[activity.slice(course.length + 1)];
  if (!quiz || attempt.courseVersion !== version || attempt.startedAt === undefined) return undefined;
  const drawn = drawItems(quiz, attempt.attemptId);
  if ([...drawn].sort().join() !== [...attempt.items].sort().join()) return undefined;
  return scoreAttempt(quiz, { ...attempt, items: drawn });
}

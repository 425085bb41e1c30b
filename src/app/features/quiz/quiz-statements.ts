import type { AttemptScore } from "#domain/attempt/score-attempt.ts";
import type { Item, ItemId } from "#domain/course/quiz.ts";
import type { Marks } from "#domain/grading/rubric.ts";
import type { AttemptId } from "#domain/record/statement.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { NewStatement } from "../../device/device.ts";
import type { ReadAnswer } from "./item-draft.ts";

/** `course/quiz`, as the record names it. */
export const quizIdOf = ({ course, activity }: QuizPage): string => `${course.id}/${activity.id}`;

/** What an attempt was begun on: enough to draw, shuffle and grade it again. */
export function startedStatement(page: QuizPage, attemptId: AttemptId, items: readonly ItemId[]): NewStatement {
  return { verb: "started", ...quizContext(page, attemptId), result: { items, mode: page.structure.mode } };
}

export function submittedStatement(page: QuizPage, attemptId: AttemptId, { scaled, points, mastered }: AttemptScore): NewStatement {
  return { verb: "submitted", ...quizContext(page, attemptId), result: { ...(scaled !== undefined && { scaled }), points, mastered } };
}

export interface Given extends ReadAnswer {
  readonly certainty?: number;
  /** Hints seen before. */
  readonly hints: number;
}

export function answeredStatement(
  page: QuizPage,
  attemptId: AttemptId,
  item: Item,
  { response, grade, certainty, hints }: Given,
): NewStatement {
  const result = {
    response,
    ...(grade.kind === "scored" && { scaled: grade.scaled, points: item.points }),
    ...(certainty !== undefined && { certainty }),
    ...(hints > 0 && { hints }),
  };
  return { verb: "answered", ...itemContext(page, attemptId, item), result };
}

/** `hint` counts from 1. */
export function hintedStatement(page: QuizPage, attemptId: AttemptId, item: Item, hint: number): NewStatement {
  return { verb: "hinted", ...itemContext(page, attemptId, item), result: { hints: hint } };
}

export function selfMarkedStatement(page: QuizPage, attemptId: AttemptId, item: Item, marks: Marks): NewStatement {
  return { verb: "self-marked", ...itemContext(page, attemptId, item), result: { marks } };
}

function quizContext(page: QuizPage, attemptId: AttemptId) {
  const { structure, text } = page.files;
  return { activityId: quizIdOf(page), attemptId, courseVersion: page.course.version, structure, text, locale: page.textLocale };
}

/** An item without translation was on screen in its own language. */
function itemContext(page: QuizPage, attemptId: AttemptId, item: Item) {
  return {
    ...quizContext(page, attemptId),
    activityId: `${page.course.id}/${item.id}`,
    quizId: quizIdOf(page),
    locale: page.words.items[item.id]?.lang ?? page.textLocale,
  };
}

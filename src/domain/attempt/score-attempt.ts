import type { Item, QuizStructure } from "#domain/course/quiz.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import type { AttemptState } from "./attempt-state.ts";

export interface AttemptScore {
  /** Points of the items that count. */
  readonly earned: number;
  readonly points: number;
  /** `earned` of `points`, 0 to 1; absent where no item given counts. */
  readonly scaled?: number;
  readonly mastered: boolean;
  /** Items given and items responded to, those that do not count included. */
  readonly given: number;
  readonly answered: number;
}

/**
 * Grades an attempt again from its responses: in practice the first response to an item counts, in assessments and pre-tests
 * the latest one. An item without response earns nothing. A score of an attempt that is not submitted is only a state of play.
 */
export function scoreAttempt(quiz: QuizStructure, attempt: AttemptState): AttemptScore {
  const itemsById = new Map(quiz.items.map((item) => [item.id, item]));
  let earned = 0;
  let points = 0;
  for (const id of attempt.items) {
    const item = itemsById.get(id);
    if (!item?.counts || item.kind === "case") continue;
    points += item.points;
    earned += item.points * scaledOf(item, countedResponse(quiz, attempt, id));
  }
  return {
    earned,
    points,
    ...(points > 0 && { scaled: earned / points }),
    mastered: points > 0 && isMastered(earned / points, quiz.mastery),
    given: attempt.items.length,
    answered: attempt.items.filter((id) => attempt.responses.has(id)).length,
  };
}

/** Leaves room for rounding: 0.1 + 0.2 of 1 reaches a mastery score of 0.3. */
export const isMastered = (scaled: number, mastery: number): boolean => scaled >= mastery - 1e-9;

function countedResponse(quiz: QuizStructure, attempt: AttemptState, id: string): unknown {
  const given = attempt.responses.get(id);
  return (quiz.mode === "practice" ? given?.first : given?.latest)?.response;
}

function scaledOf(item: Item, response: unknown): number {
  if (response === undefined) return 0;
  const grade = gradeItem(item, response);
  return grade.kind === "scored" ? grade.scaled : 0;
}

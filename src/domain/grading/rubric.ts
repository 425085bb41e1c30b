import { err, ok, type Result } from "#domain/result.ts";

export interface Criterion {
  readonly id: string;
  readonly points: number;
}
/** Points that the learner gave their own text, by criterion. */
export type Marks = { readonly [criterion: string]: number };
export interface RubricScore {
  readonly earned: number;
  readonly points: number;
  /** `earned` of `points`, 0 to 1. */
  readonly scaled: number;
}
export type RubricProblem = { readonly code: "criterion-unmarked" | "mark-not-allowed"; readonly criterion: string };

/** What a criterion can be given: none, part (half) or all of its points. */
export const allowedMarks = (criterion: Criterion): readonly [none: number, part: number, full: number] => [
  0,
  criterion.points / 2,
  criterion.points,
];

/** Adds up a self-marked rubric (cases and worksheets). Every criterion must have an allowed mark. */
export function scoreRubric(criteria: readonly Criterion[], marks: Marks): Result<RubricScore, RubricProblem> {
  let earned = 0;
  let points = 0;
  for (const criterion of criteria) {
    const mark = Object.hasOwn(marks, criterion.id) ? marks[criterion.id] : undefined;
    if (mark === undefined) return err({ code: "criterion-unmarked", criterion: criterion.id });
    if (!allowedMarks(criterion).includes(mark)) return err({ code: "mark-not-allowed", criterion: criterion.id });
    earned += mark;
    points += criterion.points;
  }
  return ok({ earned, points, scaled: points === 0 ? 0 : earned / points });
}

import { gradeItem } from "#domain/grading/grade-item.ts";
import type { Question } from "./question.ts";

/**
 * The points that a guesser can expect. `scores`: how much each option looks like a key, against an average of 0. Of a single choice the
 * likeliest is taken, of several all above the average; what looks alike shares the points.
 */
export function guessPoints({ item, options }: Question, scores: readonly number[]): number {
  const pointsFor = (response: unknown): number => {
    const grade = gradeItem(item, response);
    return grade.kind === "scored" ? item.points * grade.scaled : 0;
  };
  switch (item.kind) {
    case "single": {
      const most = Math.max(...scores);
      const likeliest = options.filter((_, index) => scores[index] === most);
      return likeliest.reduce((sum, { id }) => sum + pointsFor(id), 0) / likeliest.length;
    }
    case "multiple":
      return pointsFor(options.filter((_, index) => (scores[index] ?? 0) > 0).map(({ id }) => id));
    case "true-false": {
      const [score = 0] = scores;
      return score === 0 ? item.points / 2 : pointsFor(score > 0);
    }
  }
}

import type { MatchingItem } from "#domain/course/quiz.ts";
import type { Grade } from "./grade.ts";
import { gradePairs } from "./grade-pairs.ts";
import type { Pairs } from "./response.ts";

/** Points in proportion to the prompts with the right target. A target may be given to more than one prompt. */
export function gradeMatchingItem(item: MatchingItem, response: Pairs): Grade {
  return gradePairs({ ids: item.prompts, places: item.targets, key: item.key, points: item.points }, response);
}

import type { ClassificationItem } from "#domain/course/quiz.ts";
import type { Grade } from "./grade.ts";
import { gradePairs } from "./grade-pairs.ts";
import type { Pairs } from "./response.ts";

/** Points in proportion to the statements in the right bin. */
export function gradeClassificationItem(item: ClassificationItem, response: Pairs): Grade {
  return gradePairs({ ids: item.statements, places: item.bins, key: item.key, points: item.points }, response);
}

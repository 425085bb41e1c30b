import type { TrueFalseItem } from "#domain/course/quiz.ts";
import { allOrNothing, type Grade } from "./grade.ts";

export function gradeTrueFalseItem(item: TrueFalseItem, response: boolean): Grade {
  return allOrNothing(response === item.key);
}

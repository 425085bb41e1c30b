import { error } from "../diagnostic.ts";
import { quizzesOf } from "./quizzes-of.ts";
import type { CourseRule } from "./rule.ts";

/** An item replaces one that was published and is not asked any more. */
export const replacesPublished: CourseRule = function* ({ course }) {
  const items = quizzesOf(course).flatMap((quiz) => quiz.items);
  const asked = new Set(items.map(({ yaml }) => yaml.id));
  for (const item of items) {
    const { replaces } = item.yaml;
    if (replaces === undefined) continue;
    if (asked.has(replaces)) yield error("replaces-published", item, `"${replaces}" is still asked: take it out`);
    else if (course.published?.value[replaces] === undefined) yield error("replaces-published", item, `"${replaces}" was never published`);
  }
};

import { error, type Place } from "../diagnostic.ts";
import { quizzesOf } from "./quizzes-of.ts";
import type { CourseRule } from "./rule.ts";

/** Ids of activities and items are unique in the course: the record names them without their module. */
export const idUnique: CourseRule = function* ({ course }) {
  const seen = new Map<string, Place>();
  const named: readonly (readonly [id: string, place: Place])[] = [
    ...course.modules.flatMap(({ yaml }) =>
      yaml.value.activities.map(({ id }, index) => [id, yaml.place(["activities", index, "id"], id)] as const),
    ),
    ...course.yaml.value.quizzes.map((id, index) => [id, course.yaml.place(["quizzes", index], id)] as const),
    ...quizzesOf(course).flatMap(({ items }) => items.map((item) => [item.yaml.id, item] as const)),
  ];
  for (const [id, place] of named) {
    const first = seen.get(id);
    if (first) yield error("id-unique", place, `"${id}" is taken: ${first.file}:${first.line}`);
    else seen.set(id, place);
  }
};

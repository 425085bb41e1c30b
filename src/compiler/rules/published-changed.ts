import { error } from "../diagnostic.ts";
import { publishedHash } from "../source/published-hash.ts";
import { quizzesOf } from "./quizzes-of.ts";
import type { CourseRule } from "./rule.ts";

/** Answers given to a published item have to be graded alike for ever: a new key is a new item that replaces the old one. */
export const publishedChanged: CourseRule = function* ({ course }) {
  const published = course.published?.value ?? {};
  for (const item of quizzesOf(course).flatMap(({ items }) => items)) {
    const hash = published[item.yaml.id];
    if (hash !== undefined && hash !== publishedHash(item.yaml)) {
      yield error(
        "published-changed",
        item,
        `"${item.yaml.id}" is published and its key, points or options changed: write a new item with replaces: ${item.yaml.id}`,
      );
    }
  }
};

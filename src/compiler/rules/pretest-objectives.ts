import type { QuizMode } from "#domain/course/course.ts";
import { error } from "../diagnostic.ts";
import type { CourseRule } from "./rule.ts";

/** What the pre-test of a course asks about, its final assessment asks about too: only then do the two show what was learnt. */
export const pretestObjectives: CourseRule = function* ({ course }) {
  const itemsOf = (mode: QuizMode) => course.quizzes.filter(({ yaml }) => yaml.value.mode === mode).flatMap(({ items }) => items);
  const final = itemsOf("assessment");
  if (final.length === 0) return;
  const tested = new Set(final.map(({ yaml }) => yaml.objective));
  for (const item of itemsOf("pretest")) {
    const { objective } = item.yaml;
    if (!tested.has(objective))
      yield error(
        "pretest-objectives",
        item,
        `no item of the final assessment tests "${objective}": write one there, or ask here about an objective that it tests`,
      );
  }
};

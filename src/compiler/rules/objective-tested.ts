import { error } from "../diagnostic.ts";
import type { ModuleRule } from "./rule.ts";

/** Each objective is tested by at least one item, in the module or course-wide. */
export const objectiveTested: ModuleRule = function* ({ module, course }) {
  const tested = new Set([
    ...module.quizzes.flatMap(({ items }) => items.map(({ yaml }) => yaml.objective)),
    ...course.quizzes.flatMap(({ items }) => items.map(({ yaml }) => yaml.objective.replace(`${module.id}/`, ""))),
  ]);
  for (const [index, objective] of module.yaml.value.objectives.entries()) {
    if (!tested.has(objective))
      yield error("objective-tested", module.yaml.place(["objectives", index], objective), "no item tests this objective");
  }
};

import { error } from "../diagnostic.ts";
import type { CourseRule } from "./rule.ts";
import { sourceRowsOf } from "./source-rows-of.ts";

/** Nothing rests on a fact that nobody could verify. */
export const factUncertain: CourseRule = function* ({ course, reference: { facts } }) {
  for (const row of sourceRowsOf(course)) {
    for (const id of row.facts)
      if (facts.get(id) === "uncertain") yield error("fact-uncertain", row, `"${id}" is uncertain: verify it, or leave the sentence out`);
  }
};

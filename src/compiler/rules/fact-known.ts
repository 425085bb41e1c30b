import { error } from "../diagnostic.ts";
import type { CourseRule } from "./rule.ts";
import { sourceRowsOf } from "./source-rows-of.ts";

/** Every id in the column `Fact` is a fact or a misconception. */
export const factKnown: CourseRule = function* ({ course, reference: { facts } }) {
  for (const row of sourceRowsOf(course)) {
    for (const id of row.facts)
      if (!facts.has(id)) yield error("fact-known", row, `"${id}" is not in facts/ or misconceptions/: ids only, separated by commas`);
  }
};

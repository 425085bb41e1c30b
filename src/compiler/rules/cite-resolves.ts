import { splitCiteRef } from "../cite/cite-ref.ts";
import { error } from "../diagnostic.ts";
import { citationsIn } from "../source/citations.ts";
import type { CourseRule } from "./rule.ts";

export const citeResolves: CourseRule = function* ({ course, prose, reference: { library } }) {
  for (const { ref, place } of citationsIn(course, prose)) {
    if (!library.has(splitCiteRef(ref).instrument)) yield error("cite-resolves", place, `"${ref}" is not in the library`);
  }
};

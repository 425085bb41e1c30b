import { error } from "../diagnostic.ts";
import { linksIn } from "../markdown/links.ts";
import { quizzesOf } from "./quizzes-of.ts";
import type { CourseRule } from "./rule.ts";

/** Every term that is marked, and every term that is asked for, is in the glossary. */
export const termKnown: CourseRule = function* ({ course, prose, reference: { glossary } }) {
  const message = (term: string): string => `"${term}" is not in the glossary`;
  for (const { nodes, placeOf } of prose) {
    for (const link of linksIn(nodes, "term:")) {
      const term = link.url.slice("term:".length);
      if (!glossary.has(term)) yield error("term-known", placeOf(link), message(term));
    }
  }
  for (const item of quizzesOf(course).flatMap(({ items }) => items)) {
    if (item.yaml.kind !== "short-text") continue;
    for (const term of [item.yaml.key.term, ...Object.keys(item.yaml.wrong)]) {
      if (!glossary.has(term)) yield error("term-known", item, message(term));
    }
  }
};

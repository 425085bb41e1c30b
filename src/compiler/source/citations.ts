import type { CiteRef } from "#domain/course/text.ts";
import { citeRefsFrom } from "../cite/cite-ref.ts";
import type { Place } from "../diagnostic.ts";
import { linksIn } from "../markdown/links.ts";
import type { CourseSource } from "./course-source.ts";
import { itemCites } from "./item-references.ts";
import type { Prose } from "./prose.ts";
import { scenarioCites } from "./scenario-cites.ts";
import { worksheetCites } from "./worksheet-cites.ts";

export interface Citation {
  readonly ref: CiteRef;
  readonly place: Place;
}

/** Every citation of a course: on marks, in items, scenarios and worksheets, and in the text of every language. */
export function* citationsIn(course: CourseSource, prose: readonly Prose[]): Generator<Citation> {
  for (const { lessons, quizzes, scenarios, worksheets } of course.modules) {
    for (const block of lessons.flatMap(({ source }) => source.blocks)) {
      for (const ref of citeRefsFrom(block.attributes.cite)) yield { ref, place: block };
    }
    for (const item of quizzes.flatMap(({ items }) => items)) for (const ref of itemCites(item.yaml)) yield { ref, place: item };
    for (const { yaml } of scenarios) for (const { ref, path } of scenarioCites(yaml.value)) yield { ref, place: yaml.place(path) };
    for (const { yaml } of worksheets) for (const { ref, path } of worksheetCites(yaml.value)) yield { ref, place: yaml.place(path) };
  }
  for (const item of course.quizzes.flatMap(({ items }) => items)) for (const ref of itemCites(item.yaml)) yield { ref, place: item };
  for (const { nodes, placeOf } of prose) {
    for (const link of linksIn(nodes, "cite:")) yield { ref: link.url.slice("cite:".length), place: placeOf(link) };
  }
}

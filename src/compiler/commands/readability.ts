import { locales } from "#domain/locale.ts";
import { readAndCheck } from "../compile.ts";
import { lengthsOf, sentencesIn } from "../review/sentence-lengths.ts";
import type { CourseSource } from "../source/course-source.ts";
import { proseIn } from "../source/prose.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome } from "./command.ts";

/** Per course and language: how long its sentences are. Formulas of readability exist for few of the languages; lengths compare in all. */
export async function readability(root: string): Promise<Outcome> {
  const { courses } = readAndCheck(await readSourceFiles(root));
  return done(...courses.flatMap(courseReadability));
}

function courseReadability(course: CourseSource): readonly string[] {
  const prose = [...proseIn(course)];
  const lines = locales.flatMap((locale) => {
    const own = prose.filter((text) => text.locale === locale);
    const lengths = lengthsOf(own.flatMap(({ nodes }) => sentencesIn(nodes, locale)));
    if (!lengths) return [];
    const { sentences, median, longTenth, longest } = lengths;
    return [`  ${locale}  ${sentences} sentences of ${median} words (median), one in ten longer than ${longTenth}, the longest ${longest}`];
  });
  return [course.id, ...lines];
}

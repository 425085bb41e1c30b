import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { CourseManifest, FileHash, FileRef } from "#domain/pack/manifest.ts";
import type { ActivityTexts, CourseTexts } from "#domain/search/course-documents.ts";
import { activityOrder } from "#page/activity-page.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PackFiles } from "#page/page-source.ts";

type WordFiles = CourseManifest["words"];

/** Reads all of a course as a reader of `locale` has it; what is not translated in the source language. Rejects with a `PageProblem`. */
export async function readCourse(packs: PackFiles, course: string, locale: Locale, version?: FileHash): Promise<CourseTexts> {
  const { manifest } = await packs.manifest(course, version);
  const wordsIn = (words: WordFiles): { readonly locale: Locale; readonly ref: FileRef } => {
    const wanted = words[locale] ? locale : manifest.sourceLocale;
    const ref = words[wanted];
    if (!ref) throw new PageProblem("damaged");
    return { locale: wanted, ref };
  };
  const courseWords = wordsIn(manifest.words);
  const [outline, words] = await Promise.all([packs.file(manifest.outline), packs.file(courseWords.ref)]);
  const order = activityOrder(outline as CourseOutline);
  const activities = await Promise.all(
    order.flatMap(({ activity }) => {
      const files = manifest.activities[activity.id];
      if (!files) return [];
      const { locale: textLocale, ref } = wordsIn(files.words);
      return [
        Promise.all([packs.file(files.structure), packs.file(ref)]).then(([structure, own]) => {
          const { kind } = structure as ActivityTexts["structure"];
          return { kind, structure, words: own, locale: textLocale } as ActivityTexts;
        }),
      ];
    }),
  );
  return { outline: outline as CourseOutline, words: words as CourseWords, wordsLocale: courseWords.locale, activities };
}

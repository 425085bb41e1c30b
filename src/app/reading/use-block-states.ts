import { useEffect, useState } from "react";
import type { LessonWords } from "#domain/course/lesson.ts";
import { isLocale } from "#domain/locale.ts";
import { type AnnotatedBlockState, type Annotation, annotatedBlockState } from "#domain/notes/annotation.ts";
import type { LessonPage } from "#page/activity-page.ts";
import { pageSource } from "../page-source.ts";

/**
 * Whether the blocks of a lesson still read as they did when they were annotated, each compared in the language in which it was read.
 * Undefined for a language that cannot be had now.
 */
export function useBlockStates(
  page: LessonPage,
  annotations: readonly Annotation[],
): (annotation: Annotation) => AnnotatedBlockState | undefined {
  const [others, setOthers] = useState<ReadonlyMap<string, LessonWords>>(new Map());
  const wanted = [...new Set(annotations.map(({ locale }) => locale))]
    .filter((locale) => locale !== page.textLocale)
    .sort()
    .join(" ");
  useEffect(() => {
    if (wanted === "") return;
    let current = true;
    const { locale, course, activity } = page;
    const load = wanted.split(" ").map(async (text) => {
      if (!isLocale(text)) return undefined;
      const other = await pageSource.activity(locale, course.id, activity.id, { text, version: course.version }).catch(() => undefined);
      return other?.kind === "lesson" && other.textLocale === text ? ([text, other.words] as const) : undefined;
    });
    void Promise.all(load).then((found) => {
      if (current) setOthers(new Map(found.filter((entry) => entry !== undefined)));
    });
    return () => {
      current = false;
    };
  }, [page, wanted]);
  return (annotation) => {
    if (!page.structure.blocks.some(({ id }) => id === annotation.block)) return "gone";
    const words = annotation.locale === page.textLocale ? page.words : others.get(annotation.locale);
    return words && annotatedBlockState(annotation, words);
  };
}

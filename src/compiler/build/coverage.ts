import type { TranslationState } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { blockProvenance } from "../markdown/lesson-text.ts";
import type { Provenance } from "../schema/common.ts";
import type { CourseSource, LessonSource, QuizSource, ScenarioSource, WordsFiles } from "../source/course-source.ts";
import { scenarioParts } from "../source/scenario-texts.ts";
import { sourceHash, yamlHash } from "../source/source-hash.ts";
import { quizHeadHash } from "./build-quiz-words.ts";
import { scenarioHeadHash } from "./build-scenario-words.ts";

/** One piece of text that is translated, and labelled, on its own. */
export interface TranslationUnit {
  /** `block` (of a lesson or a scenario) and `item` are what a learner counts; `frame` is titles, outlines and worksheets. */
  readonly kind: "block" | "item" | "frame";
  /** `unconfirmed`: there is a translation, but no `of` says of which source text. */
  readonly status: "current" | "stale" | "unconfirmed" | "missing";
  readonly state?: TranslationState;
}

/** Every unit of a course in one language other than its source language. */
export function translationUnits(course: CourseSource, locale: Locale): readonly TranslationUnit[] {
  const { sourceLang } = course;
  const frame = <T extends Provenance>(words: WordsFiles<T>, hash?: (source: T) => string): TranslationUnit =>
    wholeFileUnit(words, locale, sourceLang, hash);
  return [
    frame(course.words),
    ...course.modules.flatMap((module) => [
      frame(module.words),
      ...module.lessons.flatMap((lesson) => lessonUnits(lesson, locale, sourceLang)),
      ...module.scenarios.flatMap((scenario) => [frame(scenario.words, scenarioHeadHash), ...scenarioUnits(scenario, locale, sourceLang)]),
      ...module.worksheets.map(({ words }) => frame(words)),
    ]),
    ...[...course.modules.flatMap(({ quizzes }) => quizzes), ...course.quizzes].flatMap((quiz) => [
      frame(quiz.words, quizHeadHash),
      ...itemUnits(quiz, locale, sourceLang),
    ]),
  ];
}

/** Words that are translated as a whole. `hash`: of what the `of` at the top of the file covers. */
export function wholeFileUnit<T extends Provenance>(
  words: WordsFiles<T>,
  locale: Locale,
  sourceLang: Locale,
  hash: (source: T) => string = yamlHash,
): TranslationUnit {
  const source = words.get(sourceLang);
  return unit("frame", words.get(locale)?.value, source === undefined ? "" : hash(source.value), undefined);
}

function lessonUnits({ source, translations, figures }: LessonSource, locale: Locale, sourceLang: Locale): readonly TranslationUnit[] {
  const translation = translations.find((text) => text.locale === locale);
  return [
    unit("frame", translation?.provenance, sourceHash(source.title), undefined),
    ...source.blocks.map((block) => {
      const figure = figures.get(block.id)?.words;
      if (figure) return unit("block", figure.get(locale)?.value, yamlHash(figure.get(sourceLang)?.value), undefined);
      const own = translation?.blocks.find(({ id }) => id === block.id);
      return unit("block", own && blockProvenance(own), sourceHash(block.words), translation?.provenance.state);
    }),
  ];
}

function itemUnits(quiz: QuizSource, locale: Locale, sourceLang: Locale): readonly TranslationUnit[] {
  const source = quiz.words.get(sourceLang)?.value.items;
  const words = quiz.words.get(locale)?.value;
  return quiz.items.map(({ yaml: { id } }) => unit("item", words?.items[id], yamlHash(source?.[id]), words?.state));
}

function scenarioUnits({ words }: ScenarioSource, locale: Locale, sourceLang: Locale): readonly TranslationUnit[] {
  const own = words.get(locale)?.value;
  return scenarioParts.flatMap((part) =>
    Object.entries(words.get(sourceLang)?.value[part] ?? {}).map(([id, source]) =>
      unit("block", own?.[part][id], yamlHash(source), own?.state),
    ),
  );
}

function unit(
  kind: TranslationUnit["kind"],
  own: Provenance | undefined,
  hash: string,
  fileState: TranslationState | undefined,
): TranslationUnit {
  if (own === undefined) return { kind, status: "missing" };
  const status = own.of === undefined ? "unconfirmed" : own.of === hash ? "current" : "stale";
  return { kind, status, state: own.state ?? fileState ?? "machine" };
}

/** From the least to the most looked at. */
export const statesFromWeakest: readonly TranslationState[] = ["machine", "checked", "draft", "reviewed", "source"];

export function weakestState(units: readonly TranslationUnit[]): TranslationState | undefined {
  return statesFromWeakest.find((state) => units.some((unit) => unit.state === state));
}

import type { Locale } from "#domain/locale.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Provenance } from "../schema/common.ts";
import type { WordsFiles } from "../source/course-source.ts";
import { yamlHash, yamlTexts } from "../source/source-hash.ts";
import { compareNumbers } from "./pair-numbers.ts";
import { type CourseRule, translationsIn } from "./rule.ts";
import { stateMissing } from "./state-missing.ts";
import { checkStale } from "./translation-stale.ts";
import { unconfirmed } from "./translation-unconfirmed.ts";

/** The pair rules for words files that are translated as a whole: outlines, figures, worksheets. */
export const wordsPairs: CourseRule = function* ({ course }) {
  const { sourceLang } = course;
  yield* compareWordsFiles(course.words, sourceLang);
  for (const { words, lessons, worksheets } of course.modules) {
    yield* compareWordsFiles(words, sourceLang);
    for (const worksheet of worksheets) yield* compareWordsFiles(worksheet.words, sourceLang);
    for (const figure of lessons.flatMap(({ figures }) => [...figures.values()])) yield* compareWordsFiles(figure.words, sourceLang);
  }
};

/** The same for any set of words files. */
export function* compareWordsFiles<T extends Provenance>(words: WordsFiles<T>, sourceLang: Locale): Generator<Diagnostic> {
  const source = words.get(sourceLang)?.value;
  if (source === undefined) return;
  for (const [, file] of translationsIn(words, sourceLang)) {
    yield* stateMissing(file.value, file.place());
    yield* checkStale("this file", file.value, yamlHash(source), file.place(["title"]));
    yield* unconfirmed([file.value], file.place());
    yield* compareNumbers("this file", textOf(source), textOf(file.value), file.place());
  }
}

const textOf = (value: unknown): string =>
  yamlTexts(value)
    .filter(([path]) => !path.includes("/forms/"))
    .map(([, text]) => text)
    .join("\n");

import type { Locale } from "#domain/locale.ts";
import { quizHeadHash } from "../build/build-quiz-words.ts";
import { scenarioHeadHash } from "../build/build-scenario-words.ts";
import type { Reference } from "../reference/reference.ts";
import { quizzesOf } from "../rules/quizzes-of.ts";
import { translationsIn } from "../rules/rule.ts";
import { referenceEntries } from "../shelf/reference-entries.ts";
import { referenceSource } from "../shelf/reference-text.ts";
import type { CourseSource, ScenarioSource, WordsFiles } from "../source/course-source.ts";
import { scenarioParts } from "../source/scenario-texts.ts";
import { sourceHash, yamlHash } from "../source/source-hash.ts";

/** One translated file and the hashes of what it translates. */
export interface TranslationFile {
  readonly file: string;
  readonly locale: Locale;
  readonly format: "md" | "yaml";
  /** Absent in files of the reference shelf. */
  readonly top?: string;
  readonly parts: readonly { readonly line: number; readonly of: string }[];
}

/** Every translated file of a course that could be read. */
export function* translationFiles(course: CourseSource): Generator<TranslationFile> {
  const { sourceLang } = course;
  yield* wholeFiles(course.words, sourceLang);
  for (const { words, lessons, scenarios, worksheets } of course.modules) {
    yield* wholeFiles(words, sourceLang);
    for (const scenario of scenarios) yield* scenarioFiles(scenario, sourceLang);
    for (const worksheet of worksheets) yield* wholeFiles(worksheet.words, sourceLang);
    for (const { source, translations, figures } of lessons) {
      for (const figure of figures.values()) yield* wholeFiles(figure.words, sourceLang);
      for (const translation of translations.filter(({ sound }) => sound && source.sound)) {
        const parts = translation.blocks.flatMap(({ id, kind, line }) => {
          const words = source.blocks.find((block) => block.id === id)?.words;
          return kind === "figure" || words === undefined || line === undefined ? [] : [{ line, of: sourceHash(words) }];
        });
        yield { file: translation.file, locale: translation.locale, format: "md", top: sourceHash(source.title), parts };
      }
    }
  }
  for (const quiz of quizzesOf(course)) {
    const source = quiz.words.get(sourceLang)?.value;
    if (source === undefined) continue;
    for (const [locale, file] of translationsIn(quiz.words, sourceLang)) {
      const parts = Object.keys(file.value.items).flatMap((id) => {
        const { line } = file.place(["items", id]);
        const words = source.items[id];
        return words === undefined || line === undefined ? [] : [{ line, of: yamlHash(words) }];
      });
      yield { file: file.file, locale, format: "yaml", top: quizHeadHash(source), parts };
    }
  }
}

/** The translated files of the reference shelf. Terms and titles are no translations, so entries that have nothing else are passed over. */
export function referenceTranslations(reference: Reference): readonly TranslationFile[] {
  const files = new Map<string, { readonly locale: Locale; readonly parts: { readonly line: number; readonly of: string }[] }>();
  for (const { locale, file, entries } of referenceEntries(reference).flatMap(({ languages }) => languages)) {
    if (locale === referenceSource) continue;
    const known = files.get(file.file) ?? { locale, parts: [] };
    files.set(file.file, known);
    for (const { path, of } of entries) {
      const { line } = file.place(path);
      if (of !== undefined && line !== undefined) known.parts.push({ line, of });
    }
  }
  return [...files].map(([file, { locale, parts }]) => ({ file, locale, format: "yaml", parts }));
}

function* scenarioFiles({ words }: ScenarioSource, sourceLang: Locale): Generator<TranslationFile> {
  const source = words.get(sourceLang)?.value;
  if (source === undefined) return;
  for (const [locale, file] of translationsIn(words, sourceLang)) {
    const parts = scenarioParts.flatMap((part) =>
      Object.keys(file.value[part]).flatMap((id) => {
        const { line } = file.place([part, id]);
        const own = source[part][id];
        return own === undefined || line === undefined ? [] : [{ line, of: yamlHash(own) }];
      }),
    );
    yield { file: file.file, locale, format: "yaml", top: scenarioHeadHash(source), parts };
  }
}

/** Files that are translated as a whole. */
export function* wholeFiles<T>(words: WordsFiles<T>, sourceLang: Locale): Generator<TranslationFile> {
  const source = words.get(sourceLang)?.value;
  if (source === undefined) return;
  for (const [locale, { file }] of translationsIn(words, sourceLang))
    yield { file, locale, format: "yaml", top: yamlHash(source), parts: [] };
}

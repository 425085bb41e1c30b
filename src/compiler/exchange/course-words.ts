import type { Locale } from "#domain/locale.ts";
import { quizHeadHash } from "../build/build-quiz-words.ts";
import { scenarioHeadHash } from "../build/build-scenario-words.ts";
import type { Provenance } from "../schema/common.ts";
import type { CourseSource, LessonSource, QuizSource, ScenarioSource, WordsFiles } from "../source/course-source.ts";
import { itemTexts } from "../source/prose.ts";
import { scenarioParts, scenarioTexts } from "../source/scenario-texts.ts";
import type { SourceFiles } from "../source/source-files.ts";
import { yamlHash } from "../source/source-hash.ts";
import { worksheetTexts } from "../source/worksheet-texts.ts";
import type { YamlText } from "../source/yaml-text.ts";
import { lessonWords } from "./lesson-words.ts";
import type { WordsFile, WordsPart, WordsSet } from "./words-file.ts";
import { yamlSegments } from "./yaml-words.ts";

/** Every words file of a course in one language other than its own, in reading order. */
export function courseWords(course: CourseSource, files: SourceFiles, locale: Locale): WordsSet {
  const set = [...wordsOf(course, files, locale)];
  return {
    files: set.filter((found) => typeof found !== "string"),
    unreadable: set.filter((found) => typeof found === "string"),
  };
}

/** A file, or the name of one that cannot be read. */
type Found = WordsFile | string;

function* wordsOf(course: CourseSource, files: SourceFiles, locale: Locale): Generator<Found> {
  const languages = { files, locale, sourceLang: course.sourceLang };
  yield* wholeFile("course", course.folder, course.words, languages);
  for (const { folder, words, lessons, quizzes, scenarios, worksheets } of course.modules) {
    yield* wholeFile("module", folder, words, languages);
    for (const lesson of lessons) {
      yield lessonFile(lesson, languages);
      for (const [id, figure] of lesson.figures) yield* wholeFile("figure", `${lesson.folder}/${id}`, figure.words, languages);
    }
    for (const quiz of quizzes) yield* quizFile(quiz, languages);
    for (const scenario of scenarios) yield* scenarioFile(scenario, languages);
    for (const worksheet of worksheets) yield* wholeFile("worksheet", worksheet.folder, worksheet.words, languages, worksheetTexts);
  }
  for (const quiz of course.quizzes) yield* quizFile(quiz, languages);
}

interface Languages {
  readonly files: SourceFiles;
  readonly locale: Locale;
  readonly sourceLang: Locale;
}

interface Pair<T> {
  readonly source: T;
  readonly translation: T | undefined;
}

/** A file of the source language and its translation, as far as there is one; the name of a translation that cannot be read. */
function pairOf<T>(folder: string, words: WordsFiles<T>, { files, locale, sourceLang }: Languages): Pair<T> | string {
  const source = words.get(sourceLang)?.value;
  const translation = words.get(locale)?.value;
  if (source === undefined) return `${folder}/${sourceLang}.yaml`;
  const file = `${folder}/${locale}.yaml`;
  return translation === undefined && files.has(file) ? file : { source, translation };
}

interface Titled extends Provenance {
  readonly title: string;
}

function* yamlFile<T extends Titled>(
  owner: string,
  folder: string,
  words: WordsFiles<T>,
  languages: Languages,
  parts: (pair: Pair<T>) => readonly WordsPart[],
): Generator<Found> {
  const pair = pairOf(folder, words, languages);
  if (typeof pair === "string") {
    yield pair;
    return;
  }
  const { source, translation } = pair;
  yield {
    file: `${folder}/${languages.locale}.yaml`,
    sourceFile: `${folder}/${languages.sourceLang}.yaml`,
    locale: languages.locale,
    owner,
    title: source.title,
    provenance: translation,
    parts: parts(pair),
    content: { format: "yaml", source },
  };
}

/** A file that is one part: outlines, figures, worksheets. */
function wholeFile<T extends Titled>(
  owner: string,
  folder: string,
  words: WordsFiles<T>,
  languages: Languages,
  markdown: (source: T) => readonly YamlText[] = () => [],
): Generator<Found> {
  return yamlFile(owner, folder, words, languages, ({ source, translation }) => [
    {
      path: [],
      hash: yamlHash(source),
      provenance: translation,
      segments: yamlSegments(folder, [], source, translation, markdown(source)),
    },
  ]);
}

function quizFile({ folder, words }: QuizSource, languages: Languages): Generator<Found> {
  return yamlFile("quiz", folder, words, languages, ({ source, translation }) => {
    const { title, intro, items } = source;
    const head: WordsPart = {
      path: [],
      hash: quizHeadHash(source),
      provenance: translation,
      segments: yamlSegments(folder, [], { title, intro }, translation, [{ path: ["intro"], text: intro, form: "paragraphs" }]),
    };
    return [
      head,
      ...Object.entries(items).map(([id, item]): WordsPart => {
        const own = translation?.items[id];
        const path = ["items", id];
        return { path, hash: yamlHash(item), provenance: own, segments: yamlSegments(folder, path, item, own, itemTexts(id, item)) };
      }),
    ];
  });
}

function scenarioFile({ folder, words }: ScenarioSource, languages: Languages): Generator<Found> {
  return yamlFile("scenario", folder, words, languages, ({ source, translation }) => {
    const { title, intro, roles, rubric } = source;
    const markdown = scenarioTexts(source);
    const head: WordsPart = {
      path: [],
      hash: scenarioHeadHash(source),
      provenance: translation,
      segments: yamlSegments(folder, [], { title, intro, roles, rubric }, translation, markdown),
    };
    return [
      head,
      ...scenarioParts.flatMap((part) =>
        Object.entries(source[part]).map(([id, words]): WordsPart => {
          const own = translation?.[part][id];
          const path = [part, id];
          return { path, hash: yamlHash(words), provenance: own, segments: yamlSegments(folder, path, words, own, markdown) };
        }),
      ),
    ];
  });
}

function lessonFile(lesson: LessonSource, { files, locale, sourceLang }: Languages): Found {
  const file = `${lesson.folder}/${locale}.md`;
  const translation = lesson.translations.find((text) => text.locale === locale);
  if (!lesson.source.sound) return `${lesson.folder}/${sourceLang}.md`;
  if (translation?.sound === false || (translation === undefined && files.has(file))) return file;
  return lessonWords(lesson.folder, lesson.source, translation, files, locale);
}

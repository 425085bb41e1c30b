import { diagnosticQuiz } from "#domain/course/learning-paths.ts";
import type { Item, ItemWords, QuizStructure, QuizWords } from "#domain/course/quiz.ts";
import type { Locale } from "#domain/locale.ts";
import { buildQuizStructure } from "../build/build-quiz-structure.ts";
import { buildQuizWords } from "../build/build-quiz-words.ts";
import { createTextCompiler } from "../build/compile-text.ts";
import { missingTranslation, wordsProvenance } from "../build/provenance.ts";
import type { Reference } from "../reference/reference.ts";
import type { CourseSource } from "../source/course-source.ts";
import { yamlHash } from "../source/source-hash.ts";
import { findItem, type NamedItem, type PathsSource } from "./paths-source.ts";

/** The questions of the diagnostic, which belong to practice quizzes of the courses. */
export const diagnosticItems = ({ yaml }: PathsSource, courses: readonly CourseSource[]): readonly NamedItem[] =>
  yaml.value.diagnostic.items.flatMap((name) => findItem(name, courses) ?? []);

/** A quiz of its own with those items. Objectives and blocks name their course: `course/module/objective`, `course/lesson#block`. */
export function buildDiagnosticStructure(items: readonly NamedItem[], reference: Reference): QuizStructure {
  return {
    format: 1,
    id: diagnosticQuiz,
    kind: "quiz",
    mode: "diagnostic",
    mastery: 1,
    attempts: 0,
    certainty: false,
    pools: [],
    items: items.flatMap(({ course, module, quiz, item }): Item[] => {
      const lessons = module?.lessons.map(({ id }) => id) ?? [];
      return buildQuizStructure({ ...quiz, items: [item] }, lessons, reference).items.map((built) => ({
        ...built,
        objective: `${course.id}/${module?.id}/${built.objective}`,
        block: `${course.id}/${built.block}`,
      }));
    }),
  };
}

/** Title and introduction are the paths' own, each item's words those of its quiz, with what that quiz says of their translation. */
export function buildDiagnosticWords(
  paths: PathsSource,
  items: readonly NamedItem[],
  locale: Locale,
  reference: Reference,
): QuizWords | null {
  const source = paths.words.get(paths.sourceLang)?.value;
  const own = paths.words.get(locale)?.value;
  if (source === undefined || own === undefined) return null;
  const built = items.flatMap((item) => itemWords(item, locale, reference));
  const { title, intro } = own.diagnostic;
  return {
    ...wordsProvenance(own, yamlHash(source), locale, paths.sourceLang),
    title,
    intro: createTextCompiler(locale, [], reference).paragraphs(intro),
    items: Object.fromEntries(built.flatMap((words) => Object.entries(words.items))),
    cites: Object.assign({}, ...built.map(({ cites }) => cites)),
    misconceptions: Object.assign({}, ...built.map(({ misconceptions }) => misconceptions)),
  };
}

/** The words of one item as its quiz has them, in the language or in that of its course. */
function itemWords({ course: { sourceLang }, quiz, item }: NamedItem, locale: Locale, reference: Reference): QuizWords[] {
  const one = { ...quiz, items: [item] };
  const own = buildQuizWords(one, locale, sourceLang, reference);
  const built = own ?? buildQuizWords(one, sourceLang, sourceLang, reference);
  if (built === null) return [];
  const { state, by } = built;
  const provenance = own === null ? missingTranslation(sourceLang) : { state, ...(by !== undefined && { by }) };
  const items = Object.entries(built.items).map(([id, words]): [string, ItemWords] => [id, { ...provenance, ...words }]);
  return [{ ...built, items: Object.fromEntries(items) }];
}

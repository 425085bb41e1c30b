import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import {
  diagnosticQuiz,
  type LearningPaths,
  type LearningPathsWords,
  type PathStep,
  pathsPack,
  type StepActivity,
  type StepTitles,
} from "#domain/course/learning-paths.ts";
import { type Locale, locales } from "#domain/locale.ts";
import type { CourseManifest, FileHash, FileRef } from "#domain/pack/manifest.ts";
import { buildCourseWords, buildOutline } from "../build/build-outline.ts";
import type { PackFiles } from "../build/pack-files.ts";
import { wordsProvenance } from "../build/provenance.ts";
import type { Reference } from "../reference/reference.ts";
import type { CourseSource } from "../source/course-source.ts";
import { yamlHash } from "../source/source-hash.ts";
import { buildDiagnosticStructure, buildDiagnosticWords, diagnosticItems } from "./build-diagnostic.ts";
import { findStep, type NamedItem, type NamedStep, type PathsSource } from "./paths-source.ts";

export interface PathsPack {
  readonly version: FileHash;
  readonly manifest: CourseManifest;
}

/** Builds the learning paths and their diagnostic into `pack`; `null` where a course that they name is not among `courses`, those that are packed. */
export function buildPathsPack(
  paths: PathsSource,
  courses: readonly CourseSource[],
  reference: Reference,
  pack: PackFiles,
): PathsPack | null {
  const items = diagnosticItems(paths, courses);
  const { paths: written, diagnostic } = paths.yaml.value;
  const steps = written.flatMap((path) => path.steps.map((step) => findStep(step, courses)));
  const beyond = courses.some(({ id }) => id === diagnostic.beyond);
  if (!beyond || items.length < diagnostic.items.length || steps.includes(undefined)) return null;

  const structure = buildStructure(paths, courses, items);
  const quiz = buildDiagnosticStructure(items, reference);
  const manifest: CourseManifest = {
    format: 1,
    course: pathsPack,
    sourceLocale: paths.sourceLang,
    outline: pack.add(outlineOf(paths, items.length)),
    words: wordsRefs(paths, (locale) => courseWordsOf(paths, locale), pack),
    activities: {
      [diagnosticQuiz]: {
        structure: pack.add(quiz),
        words: wordsRefs(paths, (locale) => buildDiagnosticWords(paths, items, locale, reference), pack),
      },
    },
    paths: { structure: pack.add(structure), words: wordsRefs(paths, (locale) => buildWords(paths, structure, courses, locale), pack) },
  };
  return { version: pack.add(manifest).hash, manifest };
}

function wordsRefs(
  { words }: PathsSource,
  build: (locale: Locale) => object | null,
  pack: PackFiles,
): { readonly [locale in Locale]?: FileRef } {
  const refs: { [locale in Locale]?: FileRef } = {};
  for (const locale of locales.filter((each) => words.has(each))) {
    const built = build(locale);
    if (built !== null) refs[locale] = pack.add(built);
  }
  return refs;
}

function buildStructure({ yaml }: PathsSource, courses: readonly CourseSource[], items: readonly NamedItem[]): LearningPaths {
  const asked = [...new Set(items.map(({ course }) => course))];
  return {
    format: 1,
    paths: yaml.value.paths.map(({ id, steps }) => ({
      id,
      steps: steps.flatMap((step) => {
        const named = findStep(step, courses);
        return named ? [stepFrom(named)] : [];
      }),
    })),
    areas: asked.map((course) => ({
      course: course.id,
      prerequisites: course.yaml.value.prerequisites.filter((id) => asked.some((other) => other.id === id)),
    })),
    questions: items.length,
    beyond: yaml.value.diagnostic.beyond,
  };
}

/** A course takes the hours that it names, a module the minutes of its activities. */
function stepFrom({ course, module: only }: NamedStep): PathStep {
  const outline = buildOutline(course);
  const modules = outline.modules.filter(({ id }) => only === undefined || id === only.id);
  const quizzes = only ? [] : outline.quizzes.filter(({ mode }) => mode !== "pretest");
  return {
    course: course.id,
    ...(only && { module: only.id }),
    minutes: only ? modules.flatMap((module) => module.activities).reduce((sum, { minutes }) => sum + minutes, 0) : outline.hours * 60,
    activities: [
      ...modules.flatMap((module) => module.activities.map(({ id, kind }): StepActivity => ({ id, kind, module: module.id }))),
      ...quizzes.map(({ id, kind }): StepActivity => ({ id, kind })),
    ],
  };
}

function buildWords(
  paths: PathsSource,
  structure: LearningPaths,
  courses: readonly CourseSource[],
  locale: Locale,
): LearningPathsWords | null {
  const source = paths.words.get(paths.sourceLang)?.value;
  if (source === undefined) return null;
  const own = paths.words.get(locale)?.value;
  const words = own ?? source;
  return {
    ...wordsProvenance(own, yamlHash(source), locale, paths.sourceLang),
    title: words.title,
    lead: words.lead,
    paths: Object.fromEntries(
      structure.paths.map(({ id }) => {
        const [there, here] = [source.paths[id], words.paths[id]];
        return [
          id,
          { title: here?.title ?? there?.title ?? id, lead: here?.lead ?? there?.lead ?? "", why: { ...there?.why, ...here?.why } },
        ];
      }),
    ),
    titles: titlesOf(paths, structure, courses, locale),
  };
}

function titlesOf({ yaml }: PathsSource, { areas, beyond }: LearningPaths, courses: readonly CourseSource[], locale: Locale): StepTitles {
  const titles: { [step: string]: StepTitles[string] } = {};
  const named = [...yaml.value.paths.flatMap(({ steps }) => steps), ...areas.map(({ course }) => course), beyond];
  for (const step of named) {
    const { course, module } = findStep(step, courses) ?? {};
    const words = course && buildCourseWords(course, locale);
    if (!words) continue;
    titles[course.id] = titleOf(words);
    const own = module && words.modules[module.id];
    if (own) titles[step] = titleOf(own);
  }
  return titles;
}

const titleOf = ({ title, lang }: Pick<CourseWords, "title" | "lang">): StepTitles[string] => ({ text: title, ...(lang && { lang }) });

/** The outline that a quiz needs around it: the diagnostic alone. */
function outlineOf({ yaml }: PathsSource, parts: number): CourseOutline {
  const { minutes } = yaml.value.diagnostic;
  return {
    format: 1,
    id: pathsPack,
    level: 1,
    hours: minutes / 60,
    mastery: 1,
    prerequisites: [],
    modules: [],
    quizzes: [{ id: diagnosticQuiz, kind: "quiz", minutes, parts, mode: "diagnostic" }],
    licence: "CC-BY-4.0",
  };
}

function courseWordsOf({ sourceLang, words }: PathsSource, locale: Locale): CourseWords | null {
  const source = words.get(sourceLang)?.value;
  const own = words.get(locale)?.value;
  if (source === undefined || own === undefined) return null;
  const { title, lead, diagnostic } = own;
  const provenance = wordsProvenance(own, yamlHash(source), locale, sourceLang);
  return { ...provenance, title, lead, audience: "", outcomes: [], modules: {}, quizzes: { [diagnosticQuiz]: diagnostic.title } };
}

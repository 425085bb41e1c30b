import { type Locale, locales } from "#domain/locale.ts";
import type { ActivityFiles, CatalogueCourse, CourseManifest, FileHash, FileRef } from "#domain/pack/manifest.ts";
import type { Reference } from "../reference/reference.ts";
import type { CourseSource, LessonSource, QuizSource, ScenarioSource, WorksheetSource } from "../source/course-source.ts";
import { lessonLedger, quizLedger, scenarioLedger, worksheetLedger } from "./build-ledger.ts";
import { buildLessonStructure, buildLessonWords } from "./build-lesson.ts";
import { buildCourseWords, buildOutline, outlineLocales } from "./build-outline.ts";
import { buildQuizStructure } from "./build-quiz-structure.ts";
import { buildQuizWords } from "./build-quiz-words.ts";
import { buildScenarioStructure } from "./build-scenario.ts";
import { buildScenarioWords } from "./build-scenario-words.ts";
import { buildWorksheetStructure, buildWorksheetWords } from "./build-worksheet.ts";
import { translationUnits, weakestState } from "./coverage.ts";
import { type PackFiles, transferSize } from "./pack-files.ts";

type WordsRefs = { readonly [locale in Locale]?: FileRef };

export interface CoursePack {
  readonly version: FileHash;
  readonly manifest: CourseManifest;
  readonly entry: CatalogueCourse;
}

/** Builds every file of a course without errors, and its manifest, into `pack`. */
export function buildCoursePack(course: CourseSource, reference: Reference, pack: PackFiles): CoursePack {
  const activities: { [id: string]: ActivityFiles } = {};
  for (const { lessons, quizzes, scenarios, worksheets } of course.modules) {
    for (const lesson of lessons) activities[lesson.id] = lessonFiles(lesson, reference, pack);
    const lessonIds = lessons.map(({ id }) => id);
    for (const quiz of quizzes) activities[quiz.id] = quizFiles(quiz, lessonIds, course.sourceLang, reference, pack);
    for (const scenario of scenarios) activities[scenario.id] = scenarioFiles(scenario, course.sourceLang, reference, pack);
    for (const worksheet of worksheets) activities[worksheet.id] = worksheetFiles(worksheet, course.sourceLang, reference, pack);
  }
  for (const quiz of course.quizzes) activities[quiz.id] = quizFiles(quiz, [], course.sourceLang, reference, pack);

  const manifest: CourseManifest = {
    format: 1,
    course: course.id,
    sourceLocale: course.sourceLang,
    outline: pack.add(buildOutline(course)),
    words: wordsRefs(outlineLocales(course), (locale) => buildCourseWords(course, locale), pack),
    activities,
  };
  const manifestRef = pack.add(manifest);
  return { version: manifestRef.hash, manifest, entry: catalogueEntry(course, manifestRef, manifest, pack) };
}

function wordsRefs(languages: Iterable<Locale>, build: (locale: Locale) => object | null, pack: PackFiles): WordsRefs {
  const refs: { [locale in Locale]?: FileRef } = {};
  for (const locale of languages) {
    const words = build(locale);
    if (words !== null) refs[locale] = pack.add(words);
  }
  return refs;
}

function lessonFiles(lesson: LessonSource, reference: Reference, pack: PackFiles): ActivityFiles {
  const build = (locale: Locale): object | null => {
    if (locale === lesson.source.locale) return buildLessonWords(lesson, null, reference);
    const translation = lesson.translations.find((text) => text.locale === locale);
    return translation ? buildLessonWords(lesson, translation, reference) : null;
  };
  return {
    structure: pack.add(buildLessonStructure(lesson)),
    ledger: pack.add(lessonLedger(lesson)),
    words: wordsRefs(locales, build, pack),
  };
}

function quizFiles(quiz: QuizSource, lessons: readonly string[], sourceLang: Locale, reference: Reference, pack: PackFiles): ActivityFiles {
  return {
    structure: pack.add(buildQuizStructure(quiz, lessons, reference)),
    ledger: pack.add(quizLedger(quiz, sourceLang)),
    words: wordsRefs(locales, (locale) => buildQuizWords(quiz, locale, sourceLang, reference), pack),
  };
}

function scenarioFiles(scenario: ScenarioSource, sourceLang: Locale, reference: Reference, pack: PackFiles): ActivityFiles {
  return {
    structure: pack.add(buildScenarioStructure(scenario)),
    ledger: pack.add(scenarioLedger(scenario, sourceLang)),
    words: wordsRefs(locales, (locale) => buildScenarioWords(scenario, locale, sourceLang, reference), pack),
  };
}

function worksheetFiles(worksheet: WorksheetSource, sourceLang: Locale, reference: Reference, pack: PackFiles): ActivityFiles {
  return {
    structure: pack.add(buildWorksheetStructure(worksheet)),
    ledger: pack.add(worksheetLedger(worksheet, sourceLang)),
    words: wordsRefs(locales, (locale) => buildWorksheetWords(worksheet, locale, sourceLang, reference), pack),
  };
}

function catalogueEntry(course: CourseSource, manifestRef: FileRef, manifest: CourseManifest, pack: PackFiles): CatalogueCourse {
  const { id, level, hours, modules } = course.yaml.value;
  const titles: { [locale in Locale]?: { title: string; lead: string } } = {};
  const languages: { [locale in Locale]?: { share: number; state: NonNullable<ReturnType<typeof weakestState>> } } = {};
  const words: { [locale in Locale]?: number } = {};
  const files = Object.values(manifest.activities);
  const bytes = (refs: readonly (FileRef | undefined)[]): number =>
    refs.reduce((sum, ref) => sum + (ref === undefined ? 0 : transferSize(pack.files.get(ref.hash) ?? "")), 0);

  for (const locale of locales) {
    const own = course.words.get(locale)?.value;
    if (own) titles[locale] = { title: own.title, lead: own.lead };
    const language = locale === course.sourceLang ? ({ share: 1, state: "source" } as const) : languageShare(course, locale);
    if (language === null) continue;
    languages[locale] = language;
    words[locale] = bytes([manifest.words, ...files.map((file) => file.words)].map((refs) => refs[locale] ?? refs[course.sourceLang]));
  }
  return {
    id,
    version: manifestRef.hash,
    level,
    hours,
    modules: modules.length,
    activities: files.length,
    sourceLocale: course.sourceLang,
    titles,
    languages,
    transfer: {
      structure: bytes([manifestRef, manifest.outline, ...files.flatMap(({ structure, ledger }) => [structure, ledger])]),
      words,
    },
  };
}

/** Share of blocks and items that exist in the language. `null` when there is no translation at all. */
function languageShare(course: CourseSource, locale: Locale) {
  const units = translationUnits(course, locale);
  const counted = units.filter(({ kind }) => kind !== "frame");
  const state = weakestState(units);
  if (state === undefined) return null;
  return { share: counted.length === 0 ? 1 : counted.filter(({ status }) => status !== "missing").length / counted.length, state };
}

import type { ActivityOutline, CourseOutline, CourseWords, ModuleOutline, ModuleWords } from "#domain/course/course.ts";
import { type Locale, locales } from "#domain/locale.ts";
import type { CourseSource, ModuleSource, QuizSource } from "../source/course-source.ts";
import { yamlHash } from "../source/source-hash.ts";
import { wordsProvenance } from "./provenance.ts";

export function buildOutline(course: CourseSource): CourseOutline {
  const { id, level, hours, mastery, prerequisites, licence } = course.yaml.value;
  return {
    format: 1,
    id,
    level,
    hours,
    mastery,
    prerequisites,
    modules: course.modules.map(moduleFrom),
    quizzes: course.quizzes.map(quizFrom),
    licence,
  };
}

const minutesPerItem = 1.5;

function quizFrom(quiz: QuizSource): ActivityOutline {
  const parts = itemsGiven(quiz);
  return { id: quiz.id, kind: "quiz", minutes: quiz.yaml.value.minutes ?? Math.ceil(parts * minutesPerItem), parts, ...modeOf(quiz) };
}

function moduleFrom(module: ModuleSource): ModuleOutline {
  const { id, legal, level, prerequisites, objectives, activities } = module.yaml.value;
  return {
    id,
    legal,
    level,
    prerequisites,
    objectives,
    activities: activities.map(({ id: activity, kind, minutes }) => ({
      id: activity,
      kind,
      minutes,
      parts: partsOf(module, activity),
      ...modeOf(module.quizzes.find(({ id: quiz }) => quiz === activity)),
    })),
  };
}

function partsOf({ lessons, quizzes, scenarios, worksheets }: ModuleSource, activity: string): number {
  const lesson = lessons.find(({ id }) => id === activity);
  if (lesson) return lesson.source.blocks.filter(({ heading }) => heading).length;
  const scenario = scenarios.find(({ id }) => id === activity);
  if (scenario) return scenario.yaml.value.nodes.filter(({ kind }) => kind === "decision").length;
  const worksheet = worksheets.find(({ id }) => id === activity);
  if (worksheet) return worksheet.yaml.value.fields.length;
  return itemsGiven(quizzes.find(({ id }) => id === activity));
}

const modeOf = (quiz: QuizSource | undefined) => (quiz ? { mode: quiz.yaml.value.mode } : {});

/** How many items an attempt shows: those drawn from the pools, or all. */
function itemsGiven(quiz: QuizSource | undefined): number {
  if (quiz === undefined) return 0;
  const { mode, pools, items } = quiz.yaml.value;
  return mode === "practice" || pools.length === 0 ? items.length : pools.reduce((sum, { draw }) => sum + draw, 0);
}

/** Languages in which at least one words file of the outline exists, the source language among them. */
export function outlineLocales(course: CourseSource): readonly Locale[] {
  return locales.filter((locale) => course.words.has(locale) || course.modules.some(({ words }) => words.has(locale)));
}

/** The words of the outline; what has no translation is in the source language and says so. */
export function buildCourseWords(course: CourseSource, locale: Locale): CourseWords | null {
  const { sourceLang } = course;
  const source = course.words.get(sourceLang)?.value;
  if (source === undefined) return null;
  const own = course.words.get(locale)?.value;
  const words = own ?? source;
  const modules: { [id: string]: ModuleWords } = {};
  for (const module of course.modules) {
    const built = moduleWordsFrom(module, locale, sourceLang);
    if (built !== null) modules[module.id] = built;
  }
  return {
    ...wordsProvenance(own, yamlHash(source), locale, sourceLang),
    title: words.title,
    lead: words.lead,
    audience: words.audience,
    outcomes: words.outcomes,
    modules,
    quizzes: { ...source.quizzes, ...words.quizzes },
  };
}

function moduleWordsFrom(module: ModuleSource, locale: Locale, sourceLang: Locale): ModuleWords | null {
  const source = module.words.get(sourceLang)?.value;
  if (source === undefined) return null;
  const own = module.words.get(locale)?.value;
  const words = own ?? source;
  return {
    ...wordsProvenance(own, yamlHash(source), locale, sourceLang),
    title: words.title,
    lead: words.lead,
    objectives: { ...source.objectives, ...words.objectives },
    activities: { ...source.activities, ...words.activities },
  };
}

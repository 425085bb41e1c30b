import { buildScenarioStructure } from "../build/build-scenario.ts";
import type { Diagnostic, Report } from "../diagnostic.ts";
import { blockProvenance, type LessonText } from "../markdown/lesson-text.ts";
import type { Reference } from "../reference/reference.ts";
import { exploreScenario } from "../scenario/explore.ts";
import { checkYamlTexts } from "../source/check-yaml-texts.ts";
import type { CourseSource, LessonSource, ModuleSource, QuizSource, ScenarioSource } from "../source/course-source.ts";
import { itemTexts, proseIn } from "../source/prose.ts";
import { scenarioTexts } from "../source/scenario-texts.ts";
import { sourceHash } from "../source/source-hash.ts";
import { worksheetTexts } from "../source/worksheet-texts.ts";
import type { YamlText } from "../source/yaml-text.ts";
import { quizzesOf } from "./quizzes-of.ts";
import {
  blockPairRules,
  blockRules,
  courseRules,
  figureRules,
  itemRules,
  lessonRules,
  moduleRules,
  pairRules,
  quizRules,
  scenarioRules,
  storyRules,
} from "./rules.ts";
import { scenarioKnown } from "./scenario-known.ts";
import { stateMissing } from "./state-missing.ts";
import { checkStale } from "./translation-stale.ts";
import { unconfirmed } from "./translation-unconfirmed.ts";

/** Applies every rule to every part of the course. */
export function checkCourse(course: CourseSource, reference: Reference, report: Report): void {
  const reportAll = (diagnostics: Iterable<Diagnostic>): void => {
    for (const diagnostic of diagnostics) report(diagnostic);
  };
  checkTexts(course, report);
  const prose = [...proseIn(course)];
  for (const rule of courseRules) reportAll(rule({ course, prose, reference }));
  for (const module of course.modules) {
    for (const rule of moduleRules) reportAll(rule({ module, course, reference }));
    for (const lesson of module.lessons) reportAll(checkLesson(lesson, module, course, reference));
    for (const scenario of module.scenarios) reportAll(checkScenario(scenario, course));
    for (const quiz of module.quizzes) reportAll(checkQuiz(quiz, module, course, reference));
  }
  for (const quiz of course.quizzes) reportAll(checkQuiz(quiz, null, course, reference));
}

function* checkLesson(lesson: LessonSource, module: ModuleSource, course: CourseSource, reference: Reference): Generator<Diagnostic> {
  for (const rule of lessonRules) yield* rule({ lesson });
  for (const block of lesson.source.blocks) {
    for (const rule of blockRules) yield* rule({ block, lesson, module, course, reference });
  }
  for (const figure of lesson.figures.values()) for (const rule of figureRules) yield* rule({ figure });
  for (const translation of lesson.translations) yield* checkTranslation(lesson, translation);
}

function* checkTranslation({ source }: LessonSource, translation: LessonText): Generator<Diagnostic> {
  yield* stateMissing(translation.provenance, translation);
  if (!source.sound || !translation.sound) return;
  yield* checkStale("the title", translation.provenance, sourceHash(source.title), translation);
  const translated = translation.blocks.filter(({ kind }) => kind !== "figure");
  yield* unconfirmed([translation.provenance, ...translated.map(blockProvenance)], translation);
  for (const rule of pairRules) yield* rule({ source, translation });
  for (const block of source.blocks) {
    const other = translation.blocks.find(({ id }) => id === block.id);
    if (other) for (const rule of blockPairRules) yield* rule({ source: block, translation: other });
  }
}

function* checkQuiz(quiz: QuizSource, module: ModuleSource | null, course: CourseSource, reference: Reference): Generator<Diagnostic> {
  for (const rule of quizRules) yield* rule({ quiz, module, course, reference });
  for (const item of quiz.items) {
    for (const rule of itemRules) yield* rule({ item, quiz, module, course, reference });
  }
}

/** A story is played only when everything that it names exists. */
function* checkScenario(scenario: ScenarioSource, course: CourseSource): Generator<Diagnostic> {
  const unknown = [...scenarioKnown({ scenario, course })];
  yield* unknown;
  for (const rule of scenarioRules) yield* rule({ scenario, course });
  if (unknown.length > 0) return;
  const story = exploreScenario(buildScenarioStructure(scenario));
  for (const rule of storyRules) yield* rule({ scenario, story });
}

/** What may stand in the words files; lessons were checked when they were read. */
function checkTexts(course: CourseSource, report: Report): void {
  const none: readonly YamlText[] = [];
  for (const file of course.words.values()) checkYamlTexts(file, none, report);
  for (const { words, lessons, scenarios, worksheets } of course.modules) {
    for (const file of words.values()) checkYamlTexts(file, none, report);
    for (const figure of lessons.flatMap(({ figures }) => [...figures.values()])) {
      for (const file of figure.words.values()) checkYamlTexts(file, none, report);
    }
    for (const file of scenarios.flatMap((scenario) => [...scenario.words.values()]))
      checkYamlTexts(file, scenarioTexts(file.value), report);
    for (const file of worksheets.flatMap((worksheet) => [...worksheet.words.values()])) {
      checkYamlTexts(file, worksheetTexts(file.value), report);
    }
  }
  for (const file of quizzesOf(course).flatMap(({ words }) => [...words.values()])) {
    const { intro, items } = file.value;
    const texts = Object.entries(items).flatMap(([id, item]) => itemTexts(id, item));
    checkYamlTexts(file, [{ path: ["intro"], text: intro, form: "paragraphs" }, ...texts], report);
  }
}

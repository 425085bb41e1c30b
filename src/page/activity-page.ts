import type { ActivityId, ActivityKind, ActivityOutline, CourseOutline, CourseWords, ModuleOutline } from "#domain/course/course.ts";
import type { LessonStructure, LessonWords } from "#domain/course/lesson.ts";
import type { QuizStructure, QuizWords } from "#domain/course/quiz.ts";
import type { ScenarioStructure, ScenarioWords } from "#domain/course/scenario.ts";
import type { WorksheetStructure, WorksheetWords } from "#domain/course/worksheet.ts";
import type { Locale } from "#domain/locale.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import { activityHref } from "./address.ts";

/** Everything an activity's page shows, as plain data: carried in the page for hydration, made from a pack otherwise. */
export interface ActivityPageFrame {
  /** Interface language. */
  readonly locale: Locale;
  /** Language of the text; the source language where no translation exists. */
  readonly textLocale: Locale;
  readonly course: { readonly id: string; readonly title: string; readonly version: FileHash };
  /** Absent for course-wide quizzes. `number` counts from 1. */
  readonly module?: { readonly id: string; readonly title: string; readonly number: number };
  readonly activity: ActivityOutline & { readonly title: string };
  /** Place among the activities of the module, from 1. */
  readonly position?: { readonly index: number; readonly of: number };
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  /** Hashes of the files shown, for the record. */
  readonly files: { readonly structure: FileHash; readonly text: FileHash };
}
export interface Neighbour {
  readonly href: string;
  readonly title: string;
  readonly kind: ActivityKind;
}
/** A second language beside the first (`?with=`); pages that carry one are never prerendered. */
export interface SecondLanguage<Words> {
  readonly locale: Locale;
  /** The other languages in which the course is offered. */
  readonly choices: readonly Locale[];
  readonly text:
    | { readonly kind: "here"; readonly words: Words }
    /** There is no translation: it would be the first text again. */
    | { readonly kind: "none" }
    /** Neither on this device nor to be had now. */
    | { readonly kind: "away" };
}
export interface LessonPage extends ActivityPageFrame {
  readonly kind: "lesson";
  readonly structure: LessonStructure;
  readonly words: LessonWords;
  readonly second?: SecondLanguage<LessonWords>;
}
export interface QuizPage extends ActivityPageFrame {
  readonly kind: "quiz";
  readonly structure: QuizStructure;
  readonly words: QuizWords;
  readonly second?: SecondLanguage<QuizWords>;
}
export interface ScenarioPage extends ActivityPageFrame {
  readonly kind: "scenario";
  readonly structure: ScenarioStructure;
  readonly words: ScenarioWords;
  readonly second?: SecondLanguage<ScenarioWords>;
}
export interface WorksheetPage extends ActivityPageFrame {
  readonly kind: "worksheet";
  readonly structure: WorksheetStructure;
  readonly words: WorksheetWords;
  readonly second?: SecondLanguage<WorksheetWords>;
}
export type ActivityPage = LessonPage | QuizPage | ScenarioPage | WorksheetPage;

export interface ActivityPlace {
  readonly module?: ModuleOutline;
  readonly number: number;
  readonly activity: ActivityOutline;
}

/** All activities in the order in which a learner meets them: pre-test, modules, the other course-wide quizzes. */
export function activityOrder(outline: CourseOutline): readonly ActivityPlace[] {
  const before = outline.quizzes.filter((quiz) => quiz.id === "pretest");
  const after = outline.quizzes.filter((quiz) => quiz.id !== "pretest");
  return [
    ...before.map((activity) => ({ activity, number: 0 })),
    ...outline.modules.flatMap((module, index) => module.activities.map((activity) => ({ module, activity, number: index + 1 }))),
    ...after.map((activity) => ({ activity, number: 0 })),
  ];
}

export interface ActivityPageInput {
  readonly locale: Locale;
  readonly textLocale: Locale;
  readonly version: FileHash;
  readonly outline: CourseOutline;
  /** Words of the outline in the interface language, or in the source language. */
  readonly courseWords: CourseWords;
  readonly activity: ActivityId;
  readonly files: { readonly structure: FileHash; readonly text: FileHash };
}

/** The frame around one activity, or undefined when the course does not have it. */
export function activityFrameFrom(input: ActivityPageInput): ActivityPageFrame | undefined {
  const order = activityOrder(input.outline);
  const at = order.findIndex(({ activity }) => activity.id === input.activity);
  const place = order[at];
  if (!place) return undefined;
  const { module, activity, number } = place;
  const title = titleOf(input.courseWords, place);
  const neighbour = (other: ActivityPlace | undefined): Neighbour | undefined =>
    other && {
      href: activityHref(input.locale, input.outline.id, other.module?.id, other.activity.id),
      title: titleOf(input.courseWords, other),
      kind: other.activity.kind,
    };
  const previous = neighbour(order[at - 1]);
  const next = neighbour(order[at + 1]);
  return {
    locale: input.locale,
    textLocale: input.textLocale,
    course: { id: input.outline.id, title: input.courseWords.title, version: input.version },
    ...(module && {
      module: { id: module.id, title: input.courseWords.modules[module.id]?.title ?? module.id, number },
      position: { index: module.activities.indexOf(activity) + 1, of: module.activities.length },
    }),
    activity: { ...activity, title },
    ...(previous && { previous }),
    ...(next && { next }),
    files: input.files,
  };
}

export function titleOf(words: CourseWords, { module, activity }: ActivityPlace): string {
  const title = module ? words.modules[module.id]?.activities[activity.id] : words.quizzes[activity.id];
  return title ?? activity.id;
}

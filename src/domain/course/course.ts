import type { TextProvenance } from "./text.ts";

/** kebab-case, lasting, never reused; `courseId/activityId` names an activity in the record. */
export type CourseId = string;
export type ModuleId = string;
/** Unique within a course, across lessons, quizzes, scenarios, worksheets and items. */
export type ActivityId = string;
export type ObjectiveId = string;

export type ActivityKind = "lesson" | "quiz" | "scenario" | "worksheet";

/**
 * practice: open, feedback at once; assessment: attempts, pools, mastery; pretest: once, no feedback until it is handed in; diagnostic: as a
 * pre-test, as often as wanted, and what comes of it is where to begin (`learning-paths.ts`).
 */
export type QuizMode = "practice" | "assessment" | "pretest" | "diagnostic";

export interface ActivityOutline {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly minutes: number;
  /** Lessons: number of sections, for the outline. Quizzes: number of items a learner is given. Scenarios: number of decisions in all. */
  readonly parts: number;
  /** Quizzes only. */
  readonly mode?: QuizMode;
}

export interface ModuleOutline {
  readonly id: ModuleId;
  readonly legal: boolean;
  /** 1 first steps, 2 working level, 3 specialist. */
  readonly level: 1 | 2 | 3;
  readonly prerequisites: readonly ModuleId[];
  readonly objectives: readonly ObjectiveId[];
  readonly activities: readonly ActivityOutline[];
}

/** The language-free outline of a course: one file of its pack. */
export interface CourseOutline {
  readonly format: 1;
  readonly id: CourseId;
  readonly level: 1 | 2 | 3;
  readonly hours: number;
  /** Share of the points of the final assessment, 0 to 1. */
  readonly mastery: number;
  readonly prerequisites: readonly CourseId[];
  readonly modules: readonly ModuleOutline[];
  /** Course-wide quizzes, e.g. `pretest` before the first module and `final` after the last one. */
  readonly quizzes: readonly ActivityOutline[];
  readonly licence: string;
}

/** The words of the outline in one language: one file of the pack for each language. */
export interface CourseWords extends TextProvenance {
  readonly title: string;
  readonly lead: string;
  readonly audience: string;
  readonly outcomes: readonly string[];
  readonly modules: { readonly [id: ModuleId]: ModuleWords };
  readonly quizzes: { readonly [id: ActivityId]: string };
}
export interface ModuleWords extends TextProvenance {
  readonly title: string;
  readonly lead: string;
  readonly objectives: { readonly [id: ObjectiveId]: string };
  readonly activities: { readonly [id: ActivityId]: string };
}

import type { ActivityId, ActivityKind, CourseId, ModuleId } from "./course.ts";
import type { TextProvenance } from "./text.ts";

/** Stands for a course where the record, packs and addresses name one; no course may have this id. */
export const pathsPack = "paths";
/** The quiz of that pack, which says where to begin. */
export const diagnosticQuiz = "diagnostic";

/** kebab-case, lasting: the role that a path is for. */
export type PathId = string;

/** The language-free file of the learning paths, and of the areas that the diagnostic asks about. */
export interface LearningPaths {
  readonly format: 1;
  readonly paths: readonly LearningPath[];
  /** Each before those that it is a prerequisite of. */
  readonly areas: readonly Area[];
  /** How many questions the diagnostic asks. */
  readonly questions: number;
  /** For those who answered everything right. */
  readonly beyond: CourseId;
}
export interface LearningPath {
  readonly id: PathId;
  /** In the order in which they are taken; no activity stands in two of them. */
  readonly steps: readonly PathStep[];
}
/** A course, or one module of it. */
export interface PathStep {
  readonly course: CourseId;
  readonly module?: ModuleId;
  readonly minutes: number;
  /** Everything that counts, in the order in which it is worked through; pre-tests do not. */
  readonly activities: readonly StepActivity[];
}
export interface StepActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  /** Absent for a course-wide quiz. */
  readonly module?: ModuleId;
}
/** What one course teaches, as far as the diagnostic asks about it. */
export interface Area {
  readonly course: CourseId;
  /** Prerequisites of the course that are areas too. */
  readonly prerequisites: readonly CourseId[];
}

/** The words of the paths in one language: one file of the pack for each language. */
export interface LearningPathsWords extends TextProvenance {
  readonly title: string;
  readonly lead: string;
  readonly paths: { readonly [id: PathId]: PathWords };
  /** Of every course and module that is named, by `course` or `course/module`. */
  readonly titles: StepTitles;
}
export interface PathWords {
  readonly title: string;
  readonly lead: string;
  /** Why each step stands here, by `course` or `course/module`. */
  readonly why: { readonly [step: string]: string };
}
/** `lang` where the title is not in the file's language. */
export type StepTitles = { readonly [step: string]: { readonly text: string; readonly lang?: TextProvenance["lang"] } };

/** `course` or `course/module`: names a step within its path. */
export const stepName = ({ course, module }: Pick<PathStep, "course" | "module">): string =>
  module === undefined ? course : `${course}/${module}`;

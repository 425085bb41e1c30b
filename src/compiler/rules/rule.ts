import type { Locale } from "#domain/locale.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { BlockText, LessonText } from "../markdown/lesson-text.ts";
import type { Reference } from "../reference/reference.ts";
import type { Exploration } from "../scenario/explore.ts";
import type {
  CourseSource,
  FigureSource,
  ItemSource,
  LessonSource,
  ModuleSource,
  QuizSource,
  ScenarioSource,
} from "../source/course-source.ts";
import type { Prose } from "../source/prose.ts";

/** A rule looks at one part of a course and yields what is wrong with it. Each is a file named after what it reports. */
type Rule<Context> = (context: Context) => Iterable<Diagnostic>;

export interface BlockContext {
  readonly block: BlockText;
  readonly lesson: LessonSource;
  readonly module: ModuleSource;
  readonly course: CourseSource;
  readonly reference: Reference;
}
export interface LessonContext {
  readonly lesson: LessonSource;
}
/** A lesson as a whole. */
export type LessonRule = Rule<LessonContext>;

/** A block of the source text. */
export type BlockRule = Rule<BlockContext>;

export interface PairContext {
  readonly source: LessonText;
  readonly translation: LessonText;
}
/** A lesson in the source language and in another one. */
export type PairRule = Rule<PairContext>;

export interface BlockPairContext {
  readonly source: BlockText;
  readonly translation: BlockText;
}
/** A block that exists in both. */
export type BlockPairRule = Rule<BlockPairContext>;

export interface FigureContext {
  readonly figure: FigureSource;
}
/** A drawing and its words in every language. */
export type FigureRule = Rule<FigureContext>;

export interface QuizContext {
  readonly quiz: QuizSource;
  /** Null for a course-wide quiz. */
  readonly module: ModuleSource | null;
  readonly course: CourseSource;
  readonly reference: Reference;
}
export type QuizRule = Rule<QuizContext>;

export interface ItemContext extends QuizContext {
  readonly item: ItemSource;
}
export type ItemRule = Rule<ItemContext>;

export interface ScenarioContext {
  readonly scenario: ScenarioSource;
  readonly course: CourseSource;
}
/** A scenario as it is written. */
export type ScenarioRule = Rule<ScenarioContext>;

export interface StoryContext {
  readonly scenario: ScenarioSource;
  readonly story: Exploration;
}
/** A scenario as it can be played; for scenarios that name nothing unknown. */
export type StoryRule = Rule<StoryContext>;

export interface ModuleContext {
  readonly module: ModuleSource;
  readonly course: CourseSource;
  readonly reference: Reference;
}
export type ModuleRule = Rule<ModuleContext>;

export interface CourseContext {
  readonly course: CourseSource;
  readonly reference: Reference;
  /** Every marked-up text of the course, parsed once. */
  readonly prose: readonly Prose[];
}
export type CourseRule = Rule<CourseContext>;

/** Other languages of a set of words files. */
export function* translationsIn<T>(words: ReadonlyMap<Locale, T>, sourceLang: Locale): Generator<readonly [Locale, T]> {
  for (const entry of words) if (entry[0] !== sourceLang) yield entry;
}

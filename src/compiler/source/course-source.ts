import type { Locale } from "#domain/locale.ts";
import type { Place } from "../diagnostic.ts";
import type { Figure } from "../figure/read-figure.ts";
import type { LessonText } from "../markdown/lesson-text.ts";
import type { CourseWordsYaml, CourseYaml, FigureWordsYaml, ModuleWordsYaml, ModuleYaml } from "../schema/course-schema.ts";
import type { ItemYaml, QuizWordsYaml, QuizYaml } from "../schema/quiz-schema.ts";
import type { ScenarioWordsYaml, ScenarioYaml } from "../schema/scenario-schema.ts";
import type { WorksheetWordsYaml, WorksheetYaml } from "../schema/worksheet-schema.ts";
import type { SourcesTable } from "./read-sources-table.ts";
import type { YamlFile } from "./read-yaml.ts";

export type WordsFiles<T> = ReadonlyMap<Locale, YamlFile<T>>;

/** One course as its authors wrote it. Parts that could not be read are missing here and have been reported. */
export interface CourseSource {
  readonly id: string;
  readonly folder: string;
  readonly sourceLang: Locale;
  readonly yaml: YamlFile<CourseYaml>;
  readonly words: WordsFiles<CourseWordsYaml>;
  readonly modules: readonly ModuleSource[];
  readonly quizzes: readonly QuizSource[];
  readonly published: YamlFile<{ readonly [item: string]: string }> | null;
}
export interface ModuleSource {
  readonly id: string;
  readonly folder: string;
  readonly yaml: YamlFile<ModuleYaml>;
  readonly words: WordsFiles<ModuleWordsYaml>;
  readonly lessons: readonly LessonSource[];
  readonly quizzes: readonly QuizSource[];
  readonly scenarios: readonly ScenarioSource[];
  readonly worksheets: readonly WorksheetSource[];
  readonly sources: SourcesTable | null;
}
export interface LessonSource {
  readonly id: string;
  readonly folder: string;
  readonly source: LessonText;
  readonly translations: readonly LessonText[];
  /** By block id; only figures whose drawing could be read. */
  readonly figures: ReadonlyMap<string, FigureSource>;
}
export interface FigureSource {
  readonly figure: Figure;
  readonly words: WordsFiles<FigureWordsYaml>;
}
export interface QuizSource {
  readonly id: string;
  readonly folder: string;
  /** Null for a course-wide quiz. */
  readonly module: string | null;
  readonly yaml: YamlFile<QuizYaml>;
  readonly items: readonly ItemSource[];
  readonly words: WordsFiles<QuizWordsYaml>;
  /** A course-wide quiz has its own `sources.md`. */
  readonly sources: SourcesTable | null;
}
export interface ItemSource extends Place {
  readonly yaml: ItemYaml;
}
export interface ScenarioSource {
  readonly id: string;
  readonly folder: string;
  readonly yaml: YamlFile<ScenarioYaml>;
  readonly words: WordsFiles<ScenarioWordsYaml>;
}
export interface WorksheetSource {
  readonly id: string;
  readonly folder: string;
  readonly yaml: YamlFile<WorksheetYaml>;
  readonly words: WordsFiles<WorksheetWordsYaml>;
}

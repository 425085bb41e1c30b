import type { z } from "zod";
import { pathsPack } from "#domain/course/learning-paths.ts";
import { type Locale, locales } from "#domain/locale.ts";
import { error, type Report } from "../diagnostic.ts";
import { readFigure } from "../figure/read-figure.ts";
import type { LessonText } from "../markdown/lesson-text.ts";
import { readLesson } from "../markdown/read-lesson.ts";
import {
  courseSchema,
  courseWordsSchema,
  figureWordsSchema,
  moduleSchema,
  moduleWordsSchema,
  publishedSchema,
} from "../schema/course-schema.ts";
import { quizSchema, quizWordsSchema } from "../schema/quiz-schema.ts";
import { scenarioSchema, scenarioWordsSchema } from "../schema/scenario-schema.ts";
import { worksheetSchema, worksheetWordsSchema } from "../schema/worksheet-schema.ts";
import type {
  CourseSource,
  FigureSource,
  LessonSource,
  ModuleSource,
  QuizSource,
  ScenarioSource,
  WordsFiles,
  WorksheetSource,
} from "./course-source.ts";
import { readSourcesTable, type SourcesTable } from "./read-sources-table.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";
import { foldersIn, type SourceFiles } from "./source-files.ts";

/** What is read, and where problems are told. */
export interface Reader {
  readonly files: SourceFiles;
  readonly sourceLang: Locale;
  readonly report: Report;
}

/** Folders of `courses/` that hold a course; `paths/` holds the learning paths. */
export const courseFolders = (files: SourceFiles): readonly string[] =>
  foldersIn(files, "").filter((name) => name !== pathsPack && files.has(`${name}/course.yaml`));

/** Reads one course whole. `null` when `course.yaml` itself cannot be read. */
export function readCourse(files: SourceFiles, folder: string, report: Report): CourseSource | null {
  const yaml = readYaml(files, `${folder}/course.yaml`, courseSchema, report);
  if (yaml === null) return null;
  const { id, sourceLang } = yaml.value;
  const reader = { files, sourceLang, report };
  expectId(id, folder, yaml.place(["id"]), report);
  const publishedFile = `${folder}/published.yaml`;
  return {
    id,
    folder,
    sourceLang,
    yaml,
    words: readWords(reader, folder, courseWordsSchema),
    modules: yaml.value.modules.map((module) => readModule(reader, `${folder}/${module}`)).filter((module) => module !== null),
    quizzes: yaml.value.quizzes.map((quiz) => readQuiz(reader, `${folder}/${quiz}`, null)).filter((quiz) => quiz !== null),
    published: files.has(publishedFile) ? readYaml(files, publishedFile, publishedSchema, report) : null,
  };
}

function expectId(id: string, folder: string, place: { file: string; line?: number | undefined }, report: Report): void {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  if (id !== name) report(error("id-folder", place, `id is "${id}" in a folder named "${name}": they have to be the same`));
}

/** The words files of one folder. The source language's has to be there. */
export function readWords<T extends { lang: Locale; of?: unknown; state?: unknown; by?: unknown }>(
  { files, sourceLang, report }: Reader,
  folder: string,
  schema: z.ZodType<T>,
): WordsFiles<T> {
  const words = new Map<Locale, YamlFile<T>>();
  for (const locale of [sourceLang, ...locales.filter((other) => other !== sourceLang)]) {
    const file = `${folder}/${locale}.yaml`;
    if (locale !== sourceLang && !files.has(file)) continue;
    const yaml = readYaml(files, file, schema, report);
    if (yaml === null) continue;
    if (yaml.value.lang !== locale)
      report(error("lang-file", yaml.place(["lang"]), `lang is "${yaml.value.lang}" in a file named ${locale}.yaml`));
    if (locale === sourceLang) {
      for (const key of ["of", "state", "by"] as const) {
        if (yaml.value[key] !== undefined) report(error("of-only-translation", yaml.place([key]), `"${key}" stands in translations only`));
      }
    }
    words.set(locale, yaml);
  }
  return words;
}

function readModule(reader: Reader, folder: string): ModuleSource | null {
  const yaml = readYaml(reader.files, `${folder}/module.yaml`, moduleSchema, reader.report);
  if (yaml === null) return null;
  const { id, sourceLang, activities } = yaml.value;
  expectId(id, folder, yaml.place(["id"]), reader.report);
  if (sourceLang !== undefined && sourceLang !== reader.sourceLang) {
    reader.report(
      error("lang-file", yaml.place(["sourceLang"]), `the course is written in "${reader.sourceLang}"; a module cannot differ`),
    );
  }
  const ofKind = <T>(kind: string, read: (folder: string) => T | null): readonly T[] =>
    activities
      .filter((activity) => activity.kind === kind)
      .map((activity) => read(`${folder}/${activity.id}`))
      .filter((activity) => activity !== null);
  return {
    id,
    folder,
    yaml,
    words: readWords(reader, folder, moduleWordsSchema),
    lessons: ofKind("lesson", (path) => readLessonFolder(reader, path)),
    quizzes: ofKind("quiz", (path) => readQuiz(reader, path, id)),
    scenarios: ofKind("scenario", (path) => readScenario(reader, path)),
    worksheets: ofKind("worksheet", (path) => readWorksheet(reader, path)),
    sources: readSources(reader, folder),
  };
}

function readSources({ files }: Reader, folder: string): SourcesTable | null {
  const file = `${folder}/sources.md`;
  const text = files.get(file);
  return text === undefined ? null : readSourcesTable(file, text);
}

function readLessonFolder(reader: Reader, folder: string): LessonSource | null {
  const { files, sourceLang, report } = reader;
  const readText = (locale: Locale): LessonText | null => {
    const file = `${folder}/${locale}.md`;
    const text = files.get(file);
    return text === undefined ? null : readLesson({ file, text, isSource: locale === sourceLang }, locale, report);
  };
  const source = readText(sourceLang);
  if (source === null) {
    const file = `${folder}/${sourceLang}.md`;
    if (!files.has(file)) report(error("file-missing", { file }, "this lesson is listed in module.yaml and not there"));
    return null;
  }
  const figures = new Map<string, FigureSource>();
  for (const block of source.blocks) {
    if (block.kind !== "figure") continue;
    const figure = readFigureFolder(reader, `${folder}/${block.id}`);
    if (figure !== null) figures.set(block.id, figure);
  }
  const translations = locales
    .filter((locale) => locale !== sourceLang)
    .map(readText)
    .filter((text) => text !== null);
  return { id: folder.slice(folder.lastIndexOf("/") + 1), folder, source, translations, figures };
}

function readFigureFolder(reader: Reader, folder: string): FigureSource | null {
  const file = `${folder}/figure.svg`;
  const text = reader.files.get(file);
  if (text === undefined) {
    reader.report(error("file-missing", { file }, "a figure is marked in the lesson and its drawing is not there"));
    return null;
  }
  const figure = readFigure(file, text, reader.report);
  const words = readWords(reader, folder, figureWordsSchema);
  return figure === null || !words.has(reader.sourceLang) ? null : { figure, words };
}

function readQuiz(reader: Reader, folder: string, module: string | null): QuizSource | null {
  const yaml = readYaml(reader.files, `${folder}/quiz.yaml`, quizSchema, reader.report);
  if (yaml === null) return null;
  expectId(yaml.value.id, folder, yaml.place(["id"]), reader.report);
  return {
    id: yaml.value.id,
    folder,
    module,
    yaml,
    items: yaml.value.items.map((item, index) => ({ ...yaml.place(["items", index], item.id), yaml: item })),
    words: readWords(reader, folder, quizWordsSchema),
    sources: module === null ? readSources(reader, folder) : null,
  };
}

function readScenario(reader: Reader, folder: string): ScenarioSource | null {
  const yaml = readYaml(reader.files, `${folder}/scenario.yaml`, scenarioSchema, reader.report);
  if (yaml === null) return null;
  expectId(yaml.value.id, folder, yaml.place(["id"]), reader.report);
  return { id: yaml.value.id, folder, yaml, words: readWords(reader, folder, scenarioWordsSchema) };
}

function readWorksheet(reader: Reader, folder: string): WorksheetSource | null {
  const yaml = readYaml(reader.files, `${folder}/worksheet.yaml`, worksheetSchema, reader.report);
  if (yaml === null) return null;
  expectId(yaml.value.id, folder, yaml.place(["id"]), reader.report);
  return { id: yaml.value.id, folder, yaml, words: readWords(reader, folder, worksheetWordsSchema) };
}

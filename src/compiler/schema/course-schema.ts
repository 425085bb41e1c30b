import { z } from "zod";
import { id, level, locale, minutes, text, wordsFile } from "./common.ts";

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const idList = z.array(id).refine(unique, "an id stands here twice");

export const courseSchema = z.strictObject({
  id,
  sourceLang: locale,
  level,
  hours: z.number().positive(),
  mastery: z.number().min(0).max(1),
  prerequisites: idList.default([]),
  modules: idList,
  quizzes: idList.default([]),
  licence: text,
});
export type CourseYaml = z.infer<typeof courseSchema>;

export const courseWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  lead: text,
  audience: text,
  outcomes: z.array(text),
  quizzes: z.record(z.string(), text).default({}),
});
export type CourseWordsYaml = z.infer<typeof courseWordsSchema>;

export const moduleSchema = z.strictObject({
  id,
  sourceLang: locale.optional(),
  legal: z.boolean(),
  level,
  prerequisites: idList.default([]),
  objectives: idList,
  activities: z.array(z.strictObject({ id, kind: z.enum(["lesson", "quiz", "scenario", "worksheet"]), minutes })),
});
export type ModuleYaml = z.infer<typeof moduleSchema>;

export const moduleWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  lead: text,
  objectives: z.record(z.string(), text),
  activities: z.record(z.string(), text),
});
export type ModuleWordsYaml = z.infer<typeof moduleWordsSchema>;

export const publishedSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{16}$/, "a hash of 16 digits: written by courses publish"));

export const figureWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  desc: text,
  caption: text.optional(),
  labels: z.record(z.string(), z.array(text).min(1)).default({}),
});
export type FigureWordsYaml = z.infer<typeof figureWordsSchema>;

export const lessonFrontMatterSchema = z.strictObject({ ...wordsFile, title: text });

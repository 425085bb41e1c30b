import { z } from "zod";
import { id, locale, minutes, text, wordsFile } from "./common.ts";

const step = z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/, "write course or course/module");
const item = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "write course/item");

export const pathsSchema = z.strictObject({
  sourceLang: locale,
  paths: z.array(z.strictObject({ id, steps: z.array(step).min(1) })).min(1),
  diagnostic: z.strictObject({ minutes, beyond: id, items: z.array(item).min(1) }),
});
export type PathsYaml = z.infer<typeof pathsSchema>;

export const pathsWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  lead: text,
  diagnostic: z.strictObject({ title: text, intro: text }),
  paths: z.record(z.string(), z.strictObject({ title: text, lead: text, why: z.record(z.string(), text) })),
});
export type PathsWordsYaml = z.infer<typeof pathsWordsSchema>;

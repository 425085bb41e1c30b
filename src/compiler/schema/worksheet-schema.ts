import { z } from "zod";
import { citeRefs, id, text, wordsFile } from "./common.ts";

const cite = z.array(z.string()).optional();
const options = z.array(id).min(1);
const fields = z.array(id).min(1);

const conditionSchema = z
  .strictObject({ field: id, has: options.optional(), lacks: options.optional() })
  .refine(({ has, lacks }) => has !== undefined || lacks !== undefined, "a condition has has, lacks or both");
export type ConditionYaml = z.infer<typeof conditionSchema>;

const fieldBase = { id, required: z.literal(true).optional(), cite, when: conditionSchema.optional() };
const choiceBase = { ...fieldBase, options: z.array(id).min(2), cites: z.record(z.string(), z.array(z.string()).min(1)).optional() };

const fieldSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...fieldBase, kind: z.literal("text"), rows: z.int().positive() }),
    z.strictObject({ ...choiceBase, kind: z.literal("choice") }),
    z.strictObject({ ...choiceBase, kind: z.literal("choices") }),
    z.strictObject({ ...fieldBase, kind: z.literal("date") }),
  ],
  "kind is one of: text, choice, choices, date",
);
export type FieldYaml = z.infer<typeof fieldSchema>;

const ruleBase = { id, cite };
const ruleSchema = z.discriminatedUnion(
  "check",
  [
    z.strictObject({ ...ruleBase, check: z.literal("filled"), fields }),
    z.strictObject({ ...ruleBase, check: z.literal("words"), fields, min: z.int().positive() }),
    z.strictObject({ ...ruleBase, check: z.literal("avoids"), fields }),
    z.strictObject({ ...ruleBase, check: z.literal("mentions"), fields }),
    z.strictObject({ ...ruleBase, check: z.literal("needs"), field: id, option: id, fields }),
    z.strictObject({ ...ruleBase, check: z.literal("clash"), of: z.array(conditionSchema).min(2) }),
  ],
  "check is one of: filled, words, avoids, mentions, needs, clash",
);

export const worksheetSchema = z.strictObject({
  id,
  given: z.array(z.strictObject({ id, cite })).default([]),
  clock: z.int().positive().max(240).optional(),
  steps: z.array(z.strictObject({ id, cite, fields })).default([]),
  fields: z.array(fieldSchema).min(1),
  rules: z.array(ruleSchema).default([]),
  criteria: z.record(id, z.strictObject({ points: z.number().positive(), cite: citeRefs })).default({}),
  model: z.array(id).default([]),
  result: z.array(id),
});
export type WorksheetYaml = z.infer<typeof worksheetSchema>;

export const worksheetWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  intro: text,
  note: text.optional(),
  given: z.record(z.string(), z.strictObject({ title: text, from: text.optional(), text })).default({}),
  steps: z.record(z.string(), z.strictObject({ title: text, text: text.optional() })).default({}),
  fields: z.record(z.string(), z.strictObject({ label: text, help: text.optional(), options: z.record(z.string(), text).optional() })),
  rules: z.record(z.string(), z.strictObject({ message: text, forms: z.array(text).optional() })).default({}),
  criteria: z.record(z.string(), z.strictObject({ title: text, full: text, part: text, none: text })).default({}),
  model: z.record(z.string(), text).default({}),
});
export type WorksheetWordsYaml = z.infer<typeof worksheetWordsSchema>;

import { z } from "zod";
import { citeRefs, id, minutes, provenance, referenceId, text, wordsFile } from "./common.ts";

const itemBase = {
  id,
  objective: z.string(),
  block: z.string(),
  points: z.number().positive(),
  cite: citeRefs,
  counts: z.boolean().default(true),
  minutes: minutes.optional(),
  replaces: id.optional(),
  asks: z.literal("split").optional(),
};
const choices = z.record(
  id,
  z.strictObject({
    key: z.literal(true).optional(),
    misconception: referenceId.optional(),
    missed: referenceId.optional(),
    cite: z.array(z.string()).optional(),
  }),
);
const misconceptions = z.record(id, referenceId).default({});
const cites = z.record(id, z.array(z.string())).default({});

export const itemSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...itemBase, kind: z.literal("single"), choices }),
    z.strictObject({ ...itemBase, kind: z.literal("multiple"), choices }),
    z.strictObject({ ...itemBase, kind: z.literal("true-false"), key: z.boolean(), misconception: referenceId.optional() }),
    z.strictObject({
      ...itemBase,
      kind: z.literal("matching"),
      prompts: z.array(id),
      targets: z.array(id),
      key: z.record(id, id),
      misconceptions,
      cites,
    }),
    z.strictObject({ ...itemBase, kind: z.literal("ordering"), steps: z.array(id), key: z.array(z.array(id)), misconceptions }),
    z.strictObject({
      ...itemBase,
      kind: z.literal("short-text"),
      key: z.strictObject({ term: referenceId }, "write the key as {term: glossary-id}"),
      wrong: z.record(referenceId, referenceId.nullable()).default({}),
    }),
    z.strictObject({
      ...itemBase,
      kind: z.literal("numeric"),
      key: z.strictObject({ value: z.number(), tolerance: z.number().min(0) }),
      wrong: z.record(id, z.strictObject({ value: z.number(), misconception: referenceId.optional() })).default({}),
    }),
    z.strictObject({
      ...itemBase,
      kind: z.literal("classification"),
      bins: z.array(id),
      key: z.record(id, id),
      misconceptions,
      cites,
    }),
    z.strictObject({
      ...itemBase,
      kind: z.literal("case"),
      criteria: z.record(id, z.strictObject({ points: z.number().positive(), cite: citeRefs, misconception: referenceId.optional() })),
    }),
  ],
  "kind is one of: single, multiple, true-false, matching, ordering, short-text, numeric, classification, case",
);
export type ItemYaml = z.infer<typeof itemSchema>;

export const quizSchema = z.strictObject({
  id,
  mode: z.enum(["practice", "assessment", "pretest"]),
  mastery: z.number().min(0).max(1),
  attempts: z.int().min(0).default(0),
  certainty: z.boolean().default(false),
  /** Course-wide quizzes only; the minutes of a module's quiz stand in module.yaml. */
  minutes: minutes.optional(),
  pools: z.array(z.strictObject({ id, draw: z.int().positive(), items: z.array(id) })).default([]),
  items: z.array(itemSchema),
});
export type QuizYaml = z.infer<typeof quizSchema>;

const texts = z.record(z.string(), text);
const hints = z.array(text).default([]);
const itemWordsSchema = z.strictObject({
  ...provenance,
  stem: text,
  hints,
  choices: z.record(z.string(), z.strictObject({ text, why: text.optional() })).optional(),
  prompts: texts.optional(),
  targets: texts.optional(),
  steps: texts.optional(),
  statements: texts.optional(),
  bins: texts.optional(),
  why: z.union([text, texts], "write why as one text, or as one text for each id").optional(),
  "why-true": text.optional(),
  "why-false": text.optional(),
  accept: z.array(text).optional(),
  wrong: texts.optional(),
  unit: text.optional(),
  model: text.optional(),
  criteria: z.record(z.string(), z.strictObject({ title: text, full: text, part: text, none: text })).optional(),
});
export type ItemWordsYaml = z.infer<typeof itemWordsSchema>;

export const quizWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  intro: text,
  items: z.record(z.string(), itemWordsSchema),
});
export type QuizWordsYaml = z.infer<typeof quizWordsSchema>;

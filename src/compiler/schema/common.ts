import { z } from "zod";
import { locales } from "#domain/locale.ts";

/** Lasting ids: kebab-case, and nothing that YAML reads as something else. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "ids are kebab-case: small letters, digits and single hyphens")
  .refine(
    (value) => !["yes", "no", "on", "off", "true", "false", "null"].includes(value),
    "this word means something else in YAML: choose another id",
  );
/** Ids of terms and misconceptions are the reference files' own. */
export const referenceId = z.string().regex(/^[A-Za-z0-9-]+$/, "an id has letters, digits and hyphens only");
export const text = z.string().trim().min(1, "this text is empty: write it, or take the key out");
export const locale = z.enum(locales);
export const citeRefs = z.array(z.string()).default([]);
export const level = z.union([z.literal(1), z.literal(2), z.literal(3)], "write 1 (first steps), 2 (working level) or 3 (specialist)");
export const minutes = z.number().positive().max(240);

export const translationStates = ["machine", "checked", "draft", "reviewed"] as const;
/** Keys that say whose words these are; `of`, `state` and `by` stand in translations only. */
export const provenance = {
  of: z.string().optional(),
  state: z.enum(translationStates).optional(),
  by: text.optional(),
};
export interface Provenance {
  readonly of?: string | undefined;
  readonly state?: (typeof translationStates)[number] | undefined;
  readonly by?: string | undefined;
}
/** First keys of every words file. */
export const wordsFile = { lang: locale, ...provenance };

import { z } from "zod";
import { instrumentTypes } from "#domain/reference/library.ts";
import { timelineBodies, timelinePillars } from "#domain/reference/timeline.ts";
import { citeRefs, locale, provenance, referenceId, text, wordsFile } from "./common.ts";

// Reference files may carry more keys than the compiler reads; those are left alone.

export const pinpointForms = ["article", "paragraph", "page", "commentary", "none"] as const;
export type PinpointForm = (typeof pinpointForms)[number];

/** How sure a form is. Forms less certain than this are left out of the files. */
const status = z.enum(["verified", "well-known"]);
/** A year, month or day: only what is known. */
const date = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, "write a date as 2019, 2019-05 or 2019-05-29");

export const librarySchema = z.object({
  instruments: z.array(
    z.object({
      id: referenceId,
      type: z.enum(instrumentTypes),
      symbol: text.optional(),
      year: z.int(),
      date: date.optional(),
      body: text.optional(),
      state: text.optional(),
      pinpoint: z.enum(pinpointForms),
      url: z.url({ protocol: /^https$/ }).optional(),
    }),
  ),
});
export type InstrumentYaml = z.infer<typeof librarySchema>["instruments"][number];
export const libraryWordsSchema = z.object({
  ...wordsFile,
  instruments: z.record(
    z.string(),
    z
      .object({
        ...provenance,
        title: text.optional(),
        status: status.optional(),
        short: text.optional(),
        described: z.literal(true).optional(),
        summary: text.optional(),
      })
      .refine(({ title, status: certainty }) => (title === undefined) === (certainty === undefined), "title and status stand together"),
  ),
});
export type LibraryWordsYaml = z.infer<typeof libraryWordsSchema>;
export type InstrumentWords = z.infer<typeof libraryWordsSchema>["instruments"][string];

export const glossarySchema = z.object({ terms: z.array(z.object({ id: referenceId, category: referenceId, cite: citeRefs })) });
export type TermYaml = z.infer<typeof glossarySchema>["terms"][number];
export const glossaryWordsSchema = z.object({
  ...wordsFile,
  terms: z.record(
    z.string(),
    z
      .object({
        ...provenance,
        term: text.optional(),
        status: status.optional(),
        variants: z.array(text).default([]),
        forms: z.array(text).default([]),
        evidence: text.optional(),
        source: text.optional(),
        definition: text.optional(),
        note: text.optional(),
      })
      .refine(({ term, status: certainty }) => (term === undefined) === (certainty === undefined), "term and status stand together"),
  ),
});
export type GlossaryWordsYaml = z.infer<typeof glossaryWordsSchema>;
export type TermWords = z.infer<typeof glossaryWordsSchema>["terms"][string];

export const timelineSchema = z.object({
  asOf: z.iso.date(),
  events: z.array(
    z.object({
      id: referenceId,
      date,
      until: date.optional(),
      body: z.enum(timelineBodies),
      pillar: z.enum(timelinePillars),
      cite: citeRefs,
      status,
      scheduled: z.literal(true).optional(),
    }),
  ),
});
export type TimelineYaml = z.infer<typeof timelineSchema>;
export const timelineWordsSchema = z.object({ ...wordsFile, events: z.record(z.string(), z.object({ ...provenance, text })) });
export type TimelineWordsYaml = z.infer<typeof timelineWordsSchema>;

export const positionsSchema = z.object({
  points: z
    .array(z.object({ id: referenceId, term: referenceId.optional(), cite: citeRefs, views: z.array(referenceId).min(1) }))
    .default([]),
  positions: z.array(
    z.object({
      id: referenceId,
      kind: z.enum(["state", "organisation"]),
      years: z.array(z.int()).min(1),
      topics: z.record(z.string(), z.string()).default({}),
      topicYears: z.record(z.string(), z.array(z.int()).min(1)).default({}),
      status,
      cite: citeRefs,
    }),
  ),
});
export type PositionsYaml = z.infer<typeof positionsSchema>;
export const positionsWordsSchema = z.object({
  ...wordsFile,
  points: z.record(z.string(), z.object({ ...provenance, title: text, question: text, views: z.record(z.string(), text) })).default({}),
  positions: z.record(z.string(), z.object({ ...provenance, holder: text, note: text.optional() })),
});
export type PositionsWordsYaml = z.infer<typeof positionsWordsSchema>;

export const termExceptionsSchema = z.array(z.strictObject({ term: referenceId, lang: locale, words: text, reason: text }));

export const factSheetSchema = z.object({
  /** What the codes of `evidence` in the glossary stand for. */
  keys: z.record(z.string(), z.string()).default({}),
  claims: z.array(z.object({ id: z.string(), status: z.enum(["verified", "well-known", "uncertain"]) })),
});

export const misconceptionsSchema = z.object({ misconceptions: z.array(z.object({ id: referenceId })) });
export const misconceptionWordsSchema = z.object({
  ...wordsFile,
  misconceptions: z.record(z.string(), z.object({ ...provenance, wrong: text, right: text.optional() })),
});
export type MisconceptionWordsYaml = z.infer<typeof misconceptionWordsSchema>;

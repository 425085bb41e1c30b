import * as v from "valibot";
import { type Locale, locales } from "#domain/locale.ts";
import type { Catalogue, CourseManifest } from "#domain/pack/manifest.ts";
import type { ReferenceManifest } from "#domain/reference/reference-pack.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { InstalledPacks } from "../service-worker/messages.ts";

type Problem = { readonly code: "not-a-pack" | "newer-format" };

/** An object with every language as an optional key. */
const byLocale = <const S extends v.GenericSchema>(schema: S) => v.object(v.entriesFromList(locales, v.exactOptional(schema)));
/** An object with every language; for one that the app gained after the pack was made, what there is in English. */
const inEveryLocale = <const S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.object({ ...v.entriesFromList(locales, v.exactOptional(schema)), en: schema }),
    v.transform(
      (given) =>
        Object.fromEntries(locales.map((locale) => [locale, given[locale] ?? given.en])) as { [locale in Locale]: v.InferOutput<S> },
    ),
  );
const fileHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const amount = v.pipe(v.number(), v.minValue(0));
const fileRef = v.object({ hash: fileHash, bytes: v.pipe(amount, v.integer()) });

const manifestSchema = v.object({
  format: v.literal(1),
  course: v.string(),
  sourceLocale: v.picklist(locales),
  outline: fileRef,
  words: byLocale(fileRef),
  activities: v.record(v.string(), v.object({ structure: fileRef, ledger: v.exactOptional(fileRef), words: byLocale(fileRef) })),
  paths: v.exactOptional(v.object({ structure: fileRef, words: byLocale(fileRef) })),
});
const collectionFiles = v.object({ structure: fileRef, words: inEveryLocale(fileRef) });
const referenceManifestSchema = v.object({
  format: v.literal(1),
  pack: v.literal("reference"),
  collections: v.object({
    glossary: collectionFiles,
    library: collectionFiles,
    timeline: collectionFiles,
    positions: collectionFiles,
    "used-in": collectionFiles,
  }),
});
const catalogueSchema = v.object({
  format: v.literal(1),
  courses: v.array(
    v.object({
      id: v.string(),
      version: fileHash,
      level: v.picklist([1, 2, 3]),
      hours: amount,
      modules: amount,
      activities: amount,
      sourceLocale: v.picklist(locales),
      titles: byLocale(v.object({ title: v.string(), lead: v.string() })),
      languages: byLocale(v.object({ share: amount, state: v.picklist(["source", "machine", "checked", "draft", "reviewed"]) })),
      transfer: v.object({ structure: amount, words: byLocale(amount) }),
    }),
  ),
  reference: v.exactOptional(v.object({ version: fileHash, transfer: v.object({ structure: amount, words: inEveryLocale(amount) }) })),
  paths: v.exactOptional(v.object({ version: fileHash })),
});

const installedSchema = v.record(v.string(), v.object({ version: fileHash, locales: v.array(v.picklist(locales)) }));

export const parseManifest = (value: unknown): Result<CourseManifest, Problem> => parseWith(manifestSchema, value);
export const parseReferenceManifest = (value: unknown): Result<ReferenceManifest, Problem> => parseWith(referenceManifestSchema, value);
export const parseCatalogue = (value: unknown): Result<Catalogue, Problem> => parseWith(catalogueSchema, value);
export const parseInstalledPacks = (value: unknown): Result<InstalledPacks, Problem> => parseWith(installedSchema, value);

const anyFormat = v.object({ format: v.number() });

function parseWith<const S extends v.GenericSchema>(schema: S, value: unknown): Result<v.InferOutput<S>, Problem> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return ok(parsed.output);
  const written = v.safeParse(anyFormat, value);
  return err({ code: written.success && written.output.format > 1 ? "newer-format" : "not-a-pack" });
}

import { type Locale, locales } from "#domain/locale.ts";
import type { CatalogueReference, FileRef } from "#domain/pack/manifest.ts";
import type { CollectionFiles, ReferenceManifest } from "#domain/reference/reference-pack.ts";
import { type PackFiles, transferSize } from "../build/pack-files.ts";
import type { Reference } from "../reference/reference.ts";
import type { CourseSource } from "../source/course-source.ts";
import { buildGlossaryStructure, buildGlossaryWords } from "./build-glossary.ts";
import { buildLibraryStructure, buildLibraryWords } from "./build-library.ts";
import { buildPositionsStructure, buildPositionsWords } from "./build-positions.ts";
import { buildTimelineStructure, buildTimelineWords } from "./build-timeline.ts";
import { buildUsedInStructure, buildUsedInWords } from "./build-used-in.ts";

export interface ReferencePack {
  readonly entry: CatalogueReference;
  readonly manifest: ReferenceManifest;
}

/**
 * Builds every file of the reference shelf and its manifest into `pack`; null where a part of the shelf is not there. `courses`: those in
 * the catalogue.
 */
export function buildReferencePack(reference: Reference, courses: readonly CourseSource[], pack: PackFiles): ReferencePack | null {
  const { timeline, positions } = reference;
  if (timeline === null || positions === null) return null;
  const files = (structure: object, words: (locale: Locale) => object): CollectionFiles => ({
    structure: pack.add(structure),
    words: byLocale((locale) => pack.add(words(locale))),
  });
  const usedIn = buildUsedInStructure(courses);
  const manifest: ReferenceManifest = {
    format: 1,
    pack: "reference",
    collections: {
      glossary: files(buildGlossaryStructure(reference), (locale) => buildGlossaryWords(reference, locale)),
      library: files(buildLibraryStructure(reference), (locale) => buildLibraryWords(reference, locale)),
      timeline: files(buildTimelineStructure(timeline), (locale) => buildTimelineWords(timeline, locale, reference)),
      positions: files(buildPositionsStructure(positions), (locale) => buildPositionsWords(positions, locale, reference)),
      "used-in": files(usedIn, (locale) => buildUsedInWords(usedIn, courses, reference, locale)),
    },
  };
  const manifestRef = pack.add(manifest);
  const size = ({ hash }: FileRef): number => transferSize(pack.files.get(hash) ?? "");
  const sum = (refs: readonly FileRef[]): number => refs.reduce((total, ref) => total + size(ref), 0);
  const collections = Object.values(manifest.collections);
  return {
    manifest,
    entry: {
      version: manifestRef.hash,
      transfer: {
        structure: sum([manifestRef, ...collections.map(({ structure }) => structure)]),
        words: byLocale((locale) => sum(collections.map(({ words }) => words[locale]))),
      },
    },
  };
}

const byLocale = <T>(of: (locale: Locale) => T): { readonly [locale in Locale]: T } =>
  Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as { [locale in Locale]: T };

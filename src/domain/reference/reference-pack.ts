import type { Locale } from "#domain/locale.ts";
import type { FileRef } from "#domain/pack/manifest.ts";

/** The parts of the reference shelf. `used-in` says where the courses use a term or cite an instrument. */
export const collections = ["glossary", "library", "timeline", "positions", "used-in"] as const;
export type Collection = (typeof collections)[number];

export interface CollectionFiles {
  readonly structure: FileRef;
  /** All six languages: what is not translated stands in the source language, and says so. */
  readonly words: { readonly [locale in Locale]: FileRef };
}

/** Everything of the reference shelf, by content. Its hash is the shelf's version; the catalogue names it. */
export interface ReferenceManifest {
  readonly format: 1;
  readonly pack: "reference";
  readonly collections: { readonly [collection in Collection]: CollectionFiles };
}

/** Stands for the shelf where the device lists what it keeps, beside the courses; no course can have this id. */
export const referencePack = ":reference";

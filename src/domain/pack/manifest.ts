import type { ActivityId, CourseId } from "#domain/course/course.ts";
import type { TranslationState } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";

/** First 128 bits of the SHA-256 of a file's bytes, as 32 lower-case hexadecimal digits. Also the file's name: `/packs/<hash>.json`. */
export type FileHash = string;
export const isFileHash = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
export interface FileRef {
  readonly hash: FileHash;
  /** Bytes of the file as stored, before any transfer coding. */
  readonly bytes: number;
}

/** Everything a course needs on a device, by content. `courseVersion` is the hash of this file. */
export interface CourseManifest {
  readonly format: 1;
  readonly course: CourseId;
  readonly sourceLocale: Locale;
  readonly outline: FileRef;
  /** Words of the outline; always has the source language. */
  readonly words: { readonly [locale in Locale]?: FileRef };
  readonly activities: { readonly [id: ActivityId]: ActivityFiles };
  /** In the pack of the learning paths only (`domain/course/learning-paths.ts`), which is none of the catalogue's courses. */
  readonly paths?: WordedFiles;
}
/** A structure, and its words in each language; always has the source language, in which a missing one is read and labelled. */
export interface WordedFiles {
  readonly structure: FileRef;
  readonly words: { readonly [locale in Locale]?: FileRef };
}
export interface ActivityFiles extends WordedFiles {
  /** `TranslationLedger`; absent in packs of an older Concord. */
  readonly ledger?: FileRef;
}

/** `/packs/catalogue.json`: the only pack file whose address does not change. */
export interface Catalogue {
  readonly format: 1;
  readonly courses: readonly CatalogueCourse[];
  /** Absent where the sources have no reference folders. */
  readonly reference?: CatalogueReference;
  /** Learning paths and the diagnostic; absent where the sources have none. `version`: hash of their manifest. */
  readonly paths?: { readonly version: FileHash };
}
/** The reference shelf (glossary, library, timeline, positions): one for all courses. */
export interface CatalogueReference {
  /** Hash of its manifest (`domain/reference/reference-pack.ts`). */
  readonly version: FileHash;
  /** Bytes sent over the network, compressed: the structures once, plus the words of each language. */
  readonly transfer: { readonly structure: number; readonly words: { readonly [locale in Locale]: number } };
}
export interface CatalogueCourse {
  readonly id: CourseId;
  readonly version: FileHash;
  readonly level: 1 | 2 | 3;
  readonly hours: number;
  readonly modules: number;
  readonly activities: number;
  readonly sourceLocale: Locale;
  readonly titles: { readonly [locale in Locale]?: { readonly title: string; readonly lead: string } };
  /** Share of blocks and items that exist in the language, 0 to 1, and the weakest state among them. */
  readonly languages: { readonly [locale in Locale]?: { readonly share: number; readonly state: TranslationState } };
  /** Bytes sent over the network, compressed: the structure once, plus each language (fallbacks to the source included). */
  readonly transfer: { readonly structure: number; readonly words: { readonly [locale in Locale]?: number } };
}

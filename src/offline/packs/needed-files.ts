import type { Locale } from "#domain/locale.ts";
import type { CourseManifest, FileRef } from "#domain/pack/manifest.ts";
import type { ReferenceManifest } from "#domain/reference/reference-pack.ts";

type WordFiles = { readonly [locale in Locale]?: FileRef };

/**
 * Everything a course needs in these languages, each file once: structures, ledgers, and words in each language or, where one is missing, in
 * the source language. Without the manifest itself.
 */
export function neededFiles(manifest: CourseManifest, locales: readonly Locale[]): readonly FileRef[] {
  const wordsOf = (words: WordFiles) => locales.flatMap((locale) => words[locale] ?? words[manifest.sourceLocale] ?? []);
  const files = [
    manifest.outline,
    ...wordsOf(manifest.words),
    ...Object.values(manifest.activities).flatMap(({ structure, ledger, words }) => [
      structure,
      ...(ledger ? [ledger] : []),
      ...wordsOf(words),
    ]),
    ...(manifest.paths ? [manifest.paths.structure, ...wordsOf(manifest.paths.words)] : []),
  ];
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}

/** Everything of the reference shelf in these languages, without the manifest itself. */
export function neededShelfFiles({ collections }: ReferenceManifest, locales: readonly Locale[]): readonly FileRef[] {
  const files = Object.values(collections).flatMap(({ structure, words }) => [structure, ...locales.map((locale) => words[locale])]);
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}

export const totalBytes = (files: readonly FileRef[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

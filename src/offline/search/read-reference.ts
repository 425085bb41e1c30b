import type { Locale } from "#domain/locale.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import type { GlossaryStructure, GlossaryWords } from "#domain/reference/glossary.ts";
import type { LibraryStructure, LibraryWords } from "#domain/reference/library.ts";
import type { ReferenceManifest } from "#domain/reference/reference-pack.ts";
import type { UsedInStructure } from "#domain/reference/used-in.ts";
import type { ReferenceTexts } from "#domain/search/reference-documents.ts";

/** Reads glossary and library of the shelf as a reader of `locale` has them. Rejects as `file` does. */
export async function readReference(
  { collections }: ReferenceManifest,
  file: (ref: FileRef) => Promise<unknown>,
  locale: Locale,
): Promise<ReferenceTexts> {
  const { glossary, library } = collections;
  const [terms, termWords, instruments, instrumentWords, usedIn] = await Promise.all([
    file(glossary.structure) as Promise<GlossaryStructure>,
    file(glossary.words[locale]) as Promise<GlossaryWords>,
    file(library.structure) as Promise<LibraryStructure>,
    file(library.words[locale]) as Promise<LibraryWords>,
    file(collections["used-in"].structure) as Promise<UsedInStructure>,
  ]);
  return {
    locale,
    glossary: { structure: terms, words: termWords },
    library: { structure: instruments, words: instrumentWords },
    usedIn,
  };
}

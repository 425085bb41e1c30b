import type { TextProvenance } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import type { Provenance } from "../schema/common.ts";
import { defined } from "./defined.ts";

export const sourceProvenance: TextProvenance = { state: "source" };

/** What readers are told about a whole translated file. `hash`: of the source words that the file's own `of` covers. */
export function fileProvenance({ of, state, by }: Provenance, hash: string): TextProvenance {
  return { state: state ?? "machine", ...defined({ by, stale: isStale(of, hash) }) };
}

/** What readers are told about a words file that may be missing: its own provenance, or that the text is in the source language. */
export function wordsProvenance(own: Provenance | undefined, sourceHash: string, locale: Locale, sourceLang: Locale): TextProvenance {
  if (locale === sourceLang) return sourceProvenance;
  return own === undefined ? { ...sourceProvenance, lang: sourceLang } : fileProvenance(own, sourceHash);
}

/** What differs for one part of the file. A part without `of` follows its file: nobody has said what it translates. */
export function partProvenance({ of, state, by }: Provenance, hash: string, file: TextProvenance): Partial<TextProvenance> {
  return defined({ state: state === file.state ? undefined : state, by: by === file.by ? undefined : by, stale: isStale(of, hash) });
}

/** A part that no translation exists for is shown in the source language. */
export const missingTranslation = (sourceLang: Locale): Partial<TextProvenance> => ({ state: "source", lang: sourceLang });

const isStale = (of: string | undefined, hash: string): true | undefined => (of === undefined || of === hash ? undefined : true);

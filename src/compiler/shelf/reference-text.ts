import type { Locale } from "#domain/locale.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import { defined } from "../build/defined.ts";
import { partProvenance } from "../build/provenance.ts";
import { isolateSymbols } from "../markdown/isolate-symbols.ts";
import { keepTogether } from "../markdown/keep-together.ts";
import type { WordsByLocale } from "../reference/reference.ts";
import type { Provenance } from "../schema/common.ts";
import { yamlHash } from "../source/source-hash.ts";

/** The language that reference data is written in, and shown in where a translation is missing. */
export const referenceSource: Locale = "en";

/** A text that stands for itself, in a file of language `fileLocale`. */
export function textIn(written: string, locale: Locale, fileLocale: Locale): ReferenceText {
  const text = keepTogether(written, locale);
  const nodes = isolateSymbols(text, locale);
  return defined({
    text,
    nodes: nodes.some((node) => typeof node !== "string") ? nodes : undefined,
    lang: locale === fileLocale ? undefined : locale,
  });
}

/**
 * One text of an entry in a language: the translation with its state, else the English text, marked. `covered`: the texts of an entry
 * that its `of` stands for. Undefined where the English entry has no such text.
 */
export function referenceText<T extends Provenance>(
  words: WordsByLocale<T>,
  locale: Locale,
  read: (entry: T) => string | undefined,
  covered: (entry: T) => object,
): ReferenceText | undefined {
  const source = words[referenceSource];
  const sourceText = source && read(source);
  if (source === undefined || sourceText === undefined) return undefined;
  if (locale === referenceSource) return textIn(sourceText, locale, locale);
  const own = words[locale];
  const text = own && read(own);
  if (own === undefined || text === undefined) return textIn(sourceText, referenceSource, locale);
  const provenance = partProvenance(own, yamlHash(covered(source)), { state: "source" });
  return { ...textIn(text, locale, locale), ...defined({ ...provenance, state: own.state ?? "machine" }) };
}

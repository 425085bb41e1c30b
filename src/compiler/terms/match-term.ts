import type { Locale } from "#domain/locale.ts";
import type { TermWords } from "../schema/reference-schema.ts";
import { foldTerm, withoutProclitics } from "./fold-term.ts";

/**
 * Whether words are an approved form of a term. A pattern is compared word by word; `*` at the end of a word stands for
 * any ending. In Arabic, particles and the article before a word of the text do not count. Chinese has no word gaps.
 */
export function matchesTerm(
  words: string,
  locale: Locale,
  { term, variants, forms }: Pick<TermWords, "variants" | "forms"> & { readonly term: string },
): boolean {
  const split = (text: string): readonly string[] => {
    const folded = foldTerm(text, locale);
    return locale === "zh" ? [folded.replaceAll(" ", "")] : folded.split(/\s+/);
  };
  const text = split(words);
  return [term, ...variants, ...forms].some((pattern) => {
    const parts = split(pattern);
    return parts.length === text.length && parts.every((part, index) => matchesWord(text[index] ?? "", part, locale));
  });
}

function matchesWord(word: string, pattern: string, locale: Locale): boolean {
  const candidates = locale === "ar" ? withoutProclitics(word) : [word];
  if (!pattern.endsWith("*")) return candidates.includes(pattern);
  const stem = pattern.slice(0, -1);
  return candidates.some((candidate) => candidate.startsWith(stem));
}

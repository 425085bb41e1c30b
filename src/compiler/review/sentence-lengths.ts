import type { Nodes } from "mdast";
import { type Locale, languageTagOf } from "#domain/locale.ts";
import { plainTextOf } from "../markdown/plain-text.ts";

/** How long the sentences of some text are, in words; Chinese words are those of the platform's dictionary. */
export interface SentenceLengths {
  readonly sentences: number;
  readonly median: number;
  /** One sentence in ten is longer. */
  readonly longTenth: number;
  readonly longest: number;
}

/**
 * Words of each sentence in the paragraphs of a text, in reading order. Headings, cells of tables and whatever ends without a full stop or
 * its like are no sentences.
 */
export function sentencesIn(nodes: readonly Nodes[], locale: Locale): readonly number[] {
  const tag = languageTagOf(locale);
  const sentences = new Intl.Segmenter(tag, { granularity: "sentence" });
  const words = new Intl.Segmenter(tag, { granularity: "word" });
  return paragraphsIn(nodes).flatMap((paragraph) =>
    [...sentences.segment(plainTextOf([paragraph]).trim())]
      .filter(({ segment }) => /[.?!؟。？！…]["'”’»)）]*\s*$/u.test(segment))
      .map(({ segment }) => [...words.segment(segment)].filter(({ isWordLike }) => isWordLike).length)
      .filter((count) => count > 0),
  );
}

/** Sums up lengths in words; `undefined` when there are none. */
export function lengthsOf(counts: readonly number[]): SentenceLengths | undefined {
  const sorted = [...counts].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return sorted.length === 0 ? undefined : { sentences: sorted.length, median: at(0.5), longTenth: at(0.9), longest: sorted.at(-1) ?? 0 };
}

function paragraphsIn(nodes: readonly Nodes[]): readonly Nodes[] {
  return nodes.flatMap((node) => {
    if (node.type === "paragraph") return [node];
    return "children" in node && node.type !== "table" ? paragraphsIn(node.children) : [];
  });
}

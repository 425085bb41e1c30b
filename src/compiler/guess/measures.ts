import { type Locale, languageTagOf } from "#domain/locale.ts";
import { countCues } from "./cue-words.ts";
import type { Question } from "./question.ts";

/** What can be seen of an option without knowing the subject, by the name that authors are told. */
export type Measures = { readonly [name: string]: number };

/** Measures of each option of a question, in its order. */
export function measureOptions({ stem, options }: Question, locale: Locale): readonly Measures[] {
  const lengths = options.map(({ text }) => text.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const grams = options.map(({ text }) => letterGroups(text, locale));
  const stemGrams = letterGroups(stem, locale);
  return options.map(({ text }, index) => {
    const { hedges, absolutes, negations } = countCues(text, locale);
    const own = grams[index] ?? new Set();
    const others = grams.filter((_, other) => other !== index);
    return {
      letters: text.length,
      "middle length": -Math.abs(text.length - mean),
      hedges,
      absolutes,
      negations,
      figures: [...text.matchAll(/\p{N}+/gu)].length,
      commas: [...text.matchAll(/[,;:،؛，；：、—]/gu)].length,
      "quotation marks": [...text.matchAll(/[“«"]/gu)].length,
      "words of the stem": likeness(own, stemGrams),
      "words of the other choices": others.reduce((sum, other) => sum + likeness(own, other), 0),
    };
  });
}

/** Words of a text in small letters; Chinese words are those of the platform's dictionary. */
export function wordsIn(text: string, locale: Locale): ReadonlySet<string> {
  const segmenter = new Intl.Segmenter(languageTagOf(locale), { granularity: "word" });
  return new Set([...segmenter.segment(text.toLowerCase())].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment));
}

/** Neighbouring letters of each word: words with the same root share most of them, whatever their endings. */
function letterGroups(text: string, locale: Locale): ReadonlySet<string> {
  const size = locale === "zh" ? 2 : 4;
  const runs = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) => Array.from({ length: Math.max(0, run.length - size + 1) }, (_, start) => run.slice(start, start + size))),
  );
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((group) => b.has(group)).length;
  return shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size);
}

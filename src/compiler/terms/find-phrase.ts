import type { Locale } from "#domain/locale.ts";
import { formsOf } from "#domain/search/search-words.ts";
import { splitText } from "#domain/search/split-text.ts";

/** The words of a phrase or text as search compares them, without those that stand in almost every text; Chinese letter by letter. */
type Words = readonly (readonly string[])[];

/** Texts are looked through for the answer of every other item of their quiz. */
const known = new Map<string, Words>();

export function wordsOf(text: string, locale: Locale): Words {
  const key = `${locale}:${text}`;
  const words = known.get(key) ?? splitWords(text, locale);
  known.set(key, words);
  return words;
}

/** A number of several letters is one word: 十三 does not hold 三. */
const hanWord = /[一二两三四五六七八九十百千]+|./gu;

function splitWords(text: string, locale: Locale): Words {
  const spans = splitText(text).flatMap((span) =>
    span.kind === "han" ? (span.text.match(hanWord) ?? []).map((letter) => [letter]) : [formsOf(span, locale)],
  );
  return spans.filter((forms) => forms.length > 0);
}

/** Whether a phrase stands in a text: its words side by side in their order, in any inflection, with no more than `gap` others after the first. */
export function saysPhrase(text: Words, phrase: Words, gap = 0): boolean {
  const [first, ...rest] = phrase;
  if (first === undefined) return false;
  return text.some((word, at) => areAlike(word, first) && startsWithin(text, rest, at + 1, gap));
}

function startsWithin(text: Words, phrase: Words, from: number, gap: number): boolean {
  for (let start = from; start <= from + gap; start++) {
    if (phrase.every((word, index) => areAlike(text[start + index], word))) return true;
  }
  return false;
}

const areAlike = (one: readonly string[] | undefined, other: readonly string[]): boolean =>
  one?.some((form) => other.includes(form)) === true;

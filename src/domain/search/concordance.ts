import { type Locale, locales } from "../locale.ts";
import type { TermId } from "../reference/glossary.ts";
import type { Phrase, SearchDocument, SearchPlace, TextMark } from "./document.ts";
import { mergedRanges, type Segment, segmentsOf, type TextRange } from "./passage.ts";
import { searchWords } from "./search-words.ts";

/** A word or term in its context, everywhere it stands, beside the same text in another language. */
export interface ConcordanceAnswer {
  /** only-common-words: nothing but words that stand in almost every text; empty: nothing to look for. */
  readonly outcome: "found" | "nothing" | "only-common-words" | "empty";
  /** The language in which it was found. */
  readonly locale: Locale;
  readonly total: number;
  /** In the order of the courses, as many as were asked for. */
  readonly lines: readonly ConcordanceLine[];
}
export interface ConcordanceLine {
  readonly id: string;
  readonly place: SearchPlace;
  readonly name?: Phrase;
  readonly where: readonly Phrase[];
  readonly found: ContextText;
  /** The same text in the other language; absent where it is not on the device. */
  readonly beside?: ContextText;
}
export interface ContextText {
  /** The language of the text, which is not the one asked for where nothing is translated. */
  readonly locale: Locale;
  readonly segments: readonly Segment[];
}

/** Occurrences of a phrase or term in one text. */
export interface Occurrence {
  readonly document: SearchDocument;
  readonly hits: readonly TextRange[];
  /** Terms that are marked where it was found: their words in the other language are what stands for it there. */
  readonly terms: ReadonlySet<TermId>;
}

/** The words of a query as texts are compared with it: forms word by word, function words left out. */
export function phraseFrom(text: string, locale: Locale): readonly (readonly string[])[] {
  return plainWords(text, locale).map(({ forms }) => forms);
}

/** Words that count, without the pinpoints and compounds that lie over them. */
function plainWords(text: string, locale: Locale) {
  let end = -1;
  return searchWords(text, locale).filter((word) => {
    const isOverlay = word.start < end;
    end = Math.max(end, word.end);
    return !isOverlay && word.forms.length > 0;
  });
}

/**
 * Where the words of `phrase` stand one after the other (function words between them do not count), and where a term that is marked by these
 * words somewhere is marked by other ones. Texts without either are left out.
 */
export function occurrencesIn(documents: readonly SearchDocument[], phrase: readonly (readonly string[])[]): readonly Occurrence[] {
  const direct = documents.map((document) => ({ document, hits: phraseHits(document, phrase) }));
  const terms = new Set(direct.flatMap(({ document, hits }) => termsNamed(document, hits)));
  return direct.flatMap(({ document, hits }) => {
    const marked = document.marks.filter((mark) => mark.kind === "term" && terms.has(mark.term));
    const all = mergedRanges([...hits, ...marked]);
    if (all.length === 0) return [];
    return [{ document, hits: all, terms: new Set(document.marks.flatMap((mark) => (overlapsTerm(mark, all) ? [mark.term] : []))) }];
  });
}

type TermMark = TextMark & { readonly kind: "term" };
const overlapsTerm = (mark: TextMark, ranges: readonly TextRange[]): mark is TermMark =>
  mark.kind === "term" && ranges.some(({ start, end }) => mark.start < end && start < mark.end);

/** Terms whose marked words are the phrase and nothing else. */
const termsNamed = ({ marks }: SearchDocument, hits: readonly TextRange[]): readonly TermId[] =>
  marks.flatMap((mark) =>
    mark.kind === "term" && hits.some(({ start, end }) => start === mark.start && end === mark.end) ? [mark.term] : [],
  );

function phraseHits({ text, locale }: SearchDocument, phrase: readonly (readonly string[])[]): readonly TextRange[] {
  if (phrase.length === 0) return [];
  const words = plainWords(text, locale);
  const hits: TextRange[] = [];
  for (let at = 0; at + phrase.length <= words.length; at++) {
    const run = words.slice(at, at + phrase.length);
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.every(({ forms }, index) => forms.some((form) => phrase[index]?.includes(form))))
      hits.push({ start: first.start, end: last.end });
  }
  return mergedRanges(hits);
}

/** The sentences in which something was found, `…` where others are left out. */
export function contextOf({ text, locale, marks }: SearchDocument, hits: readonly TextRange[]): readonly Segment[] {
  const sentences = sentencesOf(text, locale).filter(({ start, end }) => hits.some((hit) => hit.start < end && start < hit.end));
  return sentences.flatMap((sentence, index): readonly Segment[] => {
    const follows = sentences[index - 1]?.end === sentence.start;
    const gap = index === 0 ? (sentence.start > 0 ? "… " : "") : follows ? "" : " … ";
    const isFollowed = sentences[index + 1]?.start === sentence.end;
    const end = isFollowed ? sentence.end : sentence.start + text.slice(sentence.start, sentence.end).trimEnd().length;
    const isLast = index === sentences.length - 1 && sentence.end < text.length;
    const shown = segmentsOf(text, { start: sentence.start, end }, hits, marks);
    return [...(gap === "" ? [] : [{ text: gap }]), ...shown, ...(isLast ? [{ text: "\u00A0…" }] : [])];
  });
}

/** A whole text with what stands for the term in it. */
export const wholeText = ({ text, marks }: SearchDocument, hits: readonly TextRange[]): readonly Segment[] =>
  segmentsOf(text, { start: 0, end: text.length }, hits, marks);

/** What stands for the terms in a text of another language: words marked as one of them, and their names there. */
export function termHits(document: SearchDocument, terms: ReadonlySet<TermId>, names: readonly Phrase[]): readonly TextRange[] {
  const marked = document.marks.filter((mark) => mark.kind === "term" && terms.has(mark.term));
  const own = names.filter(({ locale }) => locale === document.locale);
  return mergedRanges([...marked, ...own.flatMap(({ text, locale }) => phraseHits(document, phraseFrom(text, locale)))]);
}

/** What no sentence ends with, though the platform thinks so: the first half of a pinpoint or of a case's name. */
const goesOn = /\u00A0$|(?:^|[\s(])(?:arts?|paras?|pp?|vol|no|v|cf|chap|par|párrs?|págs?|ст|пп?|гл|с)\.\s*$/iu;
const segmenters = new Map<Locale, Intl.Segmenter>();

/** Sentences end with a line at the latest. Without the platform's help a line is one sentence. */
function sentencesOf(text: string, locale: Locale): readonly TextRange[] {
  const lines = [...text.matchAll(/[^\n]+\n?/g)].map(({ 0: line, index }) => ({ line, start: index }));
  if (!("Segmenter" in Intl)) return lines.map(({ line, start }) => ({ start, end: start + line.length }));
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  return lines.flatMap(({ line, start }) => {
    const sentences: { start: number; end: number }[] = [];
    for (const { segment, index } of segmenter.segment(line)) {
      const last = sentences.at(-1);
      if (last && goesOn.test(text.slice(last.start, last.end))) last.end += segment.length;
      else sentences.push({ start: start + index, end: start + index + segment.length });
    }
    return sentences;
  });
}

/** The reader's language, then the others in their lasting order. */
export const languagesFrom = (first: Locale, available: ReadonlySet<Locale>): readonly Locale[] =>
  [first, ...locales.filter((locale) => locale !== first)].filter((locale) => available.has(locale));

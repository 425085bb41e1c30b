import { normaliseText } from "../grading/normalise-text.ts";
import type { Locale } from "../locale.ts";
import { foldWord } from "./fold-word.ts";
import { hanCode } from "./han-code.ts";
import { pinpointsIn } from "./pinpoint-forms.ts";
import { splitText, type TextSpan } from "./split-text.ts";
import { stemWord } from "./stem-word.ts";
import { isStopWord } from "./stop-words.ts";

/**
 * A word of a text as search compares it: two words match when they share a form. Offsets point into the original text, so that what is
 * highlighted is what was written, never a folded copy.
 */
export interface SearchWord {
  readonly start: number;
  readonly end: number;
  /** The plain form first. Empty for words that stand in almost every text. */
  readonly forms: readonly string[];
}

/** Words repeat: each is folded once for each language. */
const folded = new Map<Locale, Map<string, readonly string[]>>();
const rememberedWords = 20_000;

/**
 * The words of a text in the order in which they begin. Case, accents, Arabic vowels, article, particles and letter variants, inflection
 * and hyphens do not matter; symbols are found by their ends as well, pinpoints ("art. 49") in every language.
 */
export function searchWords(text: string, locale: Locale): readonly SearchWord[] {
  const spans = splitText(text);
  const pinpoints = new Map(pinpointsIn(text, spans).map((pinpoint) => [pinpoint.last, pinpoint]));
  const mayJoin = anyHyphen.test(text);
  const words: SearchWord[] = [];
  spans.forEach((span, index) => {
    words.push({ start: span.start, end: span.end, forms: formsOf(span, locale) });
    const pinpoint = pinpoints.get(index);
    const first = pinpoint && spans[pinpoint.first];
    if (first) words.push({ start: first.start, end: span.end, forms: pinpoint.forms });
    const compound = mayJoin ? compoundEndingAt(text, spans, index) : undefined;
    const begin = compound?.[0];
    if (begin) words.push({ start: begin.start, end: span.end, forms: [stemWord(joined(compound), locale)] });
  });
  return words;
}

export function formsOf(span: TextSpan, locale: Locale): readonly string[] {
  let words = folded.get(locale);
  if (!words || words.size > rememberedWords) {
    words = new Map();
    folded.set(locale, words);
  }
  const known = words.get(span.text);
  if (known) return known;
  const forms = formsOfNew(span, locale);
  words.set(span.text, forms);
  return forms;
}

function formsOfNew({ kind, text }: TextSpan, locale: Locale): readonly string[] {
  if (kind === "symbol") return symbolForms(text.toLowerCase());
  if (kind === "han") return isStopWord(text, "zh") ? [] : [hanCode(text)];
  const plain = foldWord(text);
  if (plain === "" || isStopWord(plain, locale)) return [];
  const stem = stemWord(plain, locale);
  const particle = /^[وفبلكس](?=[\u0600-\u06FF]{4})/.test(plain) ? [stemWord(normaliseText(plain.slice(1)), locale)] : [];
  return [...new Set([stem, ...particle])];
}

/** `a/res/56/83`, `res/56/83`, `56/83`: readers leave out what stands before. */
function symbolForms(symbol: string): readonly string[] {
  const parts = symbol.split("/");
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join("/"));
}

const hyphen = /^[-\u2010\u2011]$/;
const anyHyphen = /[-\u2010\u2011]/;

/** The spans of a hyphenated word whose last part is `spans[index]`: `contre-mesures` is found as `contremesures` too. */
export function compoundEndingAt(text: string, spans: readonly TextSpan[], index: number): readonly TextSpan[] | undefined {
  if (isJoined(text, spans, index)) return undefined;
  let first = index;
  while (isJoined(text, spans, first - 1)) first--;
  return first === index ? undefined : spans.slice(first, index + 1);
}

/** Whether a hyphen and nothing else stands between `spans[index]` and the next. */
function isJoined(text: string, spans: readonly TextSpan[], index: number): boolean {
  const [part, next] = [spans[index], spans[index + 1]];
  if (!part || !next || next.start - part.end !== 1) return false;
  return part.kind === "word" && next.kind === "word" && hyphen.test(text.charAt(part.end));
}

export const joined = (parts: readonly TextSpan[]): string => foldWord(parts.map(({ text }) => text).join(""));

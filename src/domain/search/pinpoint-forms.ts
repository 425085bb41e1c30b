import { normaliseText } from "../grading/normalise-text.ts";
import { foldWord } from "./fold-word.ts";
import type { TextSpan } from "./split-text.ts";

/** Words of the six languages before a number of an instrument, by what they count. */
const locators: ReadonlyMap<string, string> = new Map(
  Object.entries({
    art: "article articles art arts article المادة المادتان المادتين المواد مادة статья статьи статье статей статью ст artículo artículos",
    // the norms of 2015 are the sub-paragraphs of paragraph 13
    para: "norm norms norme normes المعيار المعايير معيار норма нормы norma normas paragraph paragraphs para paras paragraphe paragraphes par الفقرة الفقرتان الفقرتين الفقرات فقرة пункт пункта пункте пункты пунктов п пп párrafo párrafos párr párrs §",
    rule: "rule rules règle règles القاعدة القواعد قاعدة правило правила правил regla reglas",
  }).flatMap(([locator, words]) => words.split(" ").map((word) => [normaliseText(word), locator] as const)),
);
/** What a number counts that stands in `第…条`. */
const chineseLocators: ReadonlyMap<string, string> = new Map([
  ["条", "art"],
  ["段", "para"],
  ["款", "para"],
  ["规则", "rule"],
]);
/** `第四十九条`: treaties number their articles in Chinese numerals. */
const inChineseNumerals = /第([〇零一二三四五六七八九十百]+)(条|段|款|规则)/g;
const chineseDigits = "〇一二三四五六七八九";
const chineseLocator = /^(?:\s*[至和]\s*第?\d+)?\s*(条|段|款|规则)/;

/** Letters of sub-paragraphs in the abjad order of United Nations documents in Arabic. */
const abjad: ReadonlyMap<string, string> = new Map([..."ابجدهوزحطيك"].map((letter, index) => [letter, "abcdefghijk"[index] ?? letter]));

/** Between a locator and its number, and between a number and its sub-paragraphs, nothing may stand but these. */
const gap = /^[.\s\u00A0(),]{0,3}$/;
const rangeGap = /^\s*(?:[–-]|to|à|إلى|至|a)\s*$/u;
const listGap = /^\s*(?:[,،]|and|or|et|ou|y|o|и|или|و|أو|和|或)\s*$/u;
const longestRange = 60;

/** Numbers that are counted by one locator: `spans[first..last]` are the locator and all that belongs to the numbers. */
export interface Pinpoint {
  readonly first: number;
  readonly last: number;
  /** Alike in all languages: `art:49`, then `art:49:1`. Numbers inside a range come after its ends. */
  readonly forms: readonly string[];
}

/** Finds "art. 49 (1)", "المادة 49", "第49条", "articles 4 to 11" among the spans of a text, in their order. */
export function pinpointsIn(text: string, spans: readonly TextSpan[]): readonly Pinpoint[] {
  const found: Pinpoint[] = [];
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at];
    if (span?.kind !== "number") continue;
    const locator = locatorBefore(text, spans, at) ?? chineseLocatorAfter(text, spans, at);
    if (!locator) continue;
    const pinpoint = withLocatorBehind(spans, pinpointFrom(text, spans, at, locator));
    found.push(pinpoint);
    at = pinpoint.last;
  }
  return text.includes("第") ? [...found, ...chineseNumerals(text, spans)] : found;
}

function chineseNumerals(text: string, spans: readonly TextSpan[]): readonly Pinpoint[] {
  return Array.from(text.matchAll(inChineseNumerals), ({ 0: { length }, 1: numerals = "", 2: counted = "", index }) => ({
    first: spans.findIndex(({ end }) => end > index),
    last: spans.findLastIndex(({ start }) => start < index + length),
    forms: [`${chineseLocators.get(counted)}:${chineseNumber(numerals)}`],
  }));
}

/** Up to 999. */
function chineseNumber(numerals: string): number {
  let total = 0;
  let digit = 0;
  for (const sign of numerals.replaceAll("零", "〇")) {
    if (sign === "十" || sign === "百") {
      total += sign === "十" ? (digit || 1) * 10 : digit * 100;
      digit = 0;
    } else digit = chineseDigits.indexOf(sign);
  }
  return total + digit;
}

interface Locator {
  readonly name: string;
  readonly at: number;
}

/** The Chinese locator stands behind its number and belongs to it. */
const withLocatorBehind = (spans: readonly TextSpan[], pinpoint: Pinpoint): Pinpoint =>
  chineseLocators.has(spans[pinpoint.last + 1]?.text ?? "") ? { ...pinpoint, last: pinpoint.last + 1 } : pinpoint;

function locatorBefore(text: string, spans: readonly TextSpan[], at: number): Locator | undefined {
  const before = spans[at - 1];
  const number = spans[at];
  if (!before || !number || before.kind === "number" || before.kind === "symbol") return undefined;
  const name = locators.get(foldWord(before.text));
  return name && gap.test(text.slice(before.end, number.start)) ? { name, at: at - 1 } : undefined;
}

function chineseLocatorAfter(text: string, spans: readonly TextSpan[], at: number): Locator | undefined {
  const number = spans[at];
  if (!number || text[number.start - 1] !== "第") return undefined;
  const name = chineseLocators.get(chineseLocator.exec(text.slice(number.end, number.end + 12))?.[1] ?? "");
  return name ? { name, at: at - 1 } : undefined;
}

function pinpointFrom(text: string, spans: readonly TextSpan[], at: number, { name, at: first }: Locator): Pinpoint {
  const forms: string[] = [];
  let last = at;
  let number: number | undefined = at;
  while (number !== undefined) {
    const from: number = number;
    forms.push(`${name}:${numberOf(spans[from])}`);
    last = from;
    for (let sub = subParagraph(text, spans, last); sub !== undefined; sub = subParagraph(text, spans, last)) {
      forms.push(`${forms.at(-1)}:${sub}`);
      last++;
    }
    const to = numberBehind(text, spans, last, rangeGap);
    if (to !== undefined) {
      forms.push(...numbersInside(Number(numberOf(spans[from])), Number(numberOf(spans[to]))).map((inside) => `${name}:${inside}`));
      number = to;
    } else number = numberBehind(text, spans, last, listGap);
  }
  return { first: Math.max(0, Math.min(first, at)), last, forms: [...new Set(forms)] };
}

const numbersInside = (from: number, to: number): readonly number[] =>
  to > from && to - from <= longestRange ? Array.from({ length: to - from - 1 }, (_, index) => from + index + 1) : [];

const numberOf = (span: TextSpan | undefined): string => foldWord(span?.text ?? "");

/** A bracketed number or a single letter right behind: `52 (1) (a)`, `13 (ج)`, `13 c)`. */
function subParagraph(text: string, spans: readonly TextSpan[], at: number): string | undefined {
  const [before, span] = [spans[at], spans[at + 1]];
  if (!before || !span || !gap.test(text.slice(before.end, span.start)) || text[span.end] !== ")") return undefined;
  const folded = foldWord(span.text);
  return folded.length === 1 || span.kind === "number" ? (abjad.get(folded) ?? folded) : undefined;
}

/** The place of a number behind `at`, with nothing but a word or sign like `between` in the gap. */
function numberBehind(text: string, spans: readonly TextSpan[], at: number, between: RegExp): number | undefined {
  const from = spans[at];
  if (!from) return undefined;
  for (const next of [at + 1, at + 2]) {
    const to = spans[next];
    if (to?.kind === "number" && between.test(text.slice(from.end, to.start))) return next;
  }
  return undefined;
}

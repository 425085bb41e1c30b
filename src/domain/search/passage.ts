import type { Locale } from "../locale.ts";
import type { Phrase, TextMark } from "./document.ts";
import { searchWords } from "./search-words.ts";

/** A part of a text as it is shown. */
export interface Segment {
  readonly text: string;
  /** What was searched for, or stands for it. */
  readonly hit?: true;
  /** A document symbol, to be isolated left to right. */
  readonly symbol?: true;
}
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where words with one of these forms stand in the original text, in order and without overlaps. */
export function hitsIn(text: string, locale: Locale, forms: ReadonlySet<string>): readonly TextRange[] {
  return mergedRanges(searchWords(text, locale).filter((word) => word.forms.some((form) => forms.has(form))));
}

/** Ranges that overlap or touch become one; in order. */
export function mergedRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** A short text with what was found in it. */
export const highlighted = ({ text, locale }: Phrase, forms: ReadonlySet<string>): readonly Segment[] =>
  segmentsOf(text, { start: 0, end: text.length }, hitsIn(text, locale, forms), []);

const longestPassage = 240;
const before = 60;

/** The part of a long text in which most of what was found stands together, cut at spaces; `…` where something is left out. */
export function passageOf(text: string, marks: readonly TextMark[], hits: readonly TextRange[]): readonly Segment[] {
  const window = cutAtSpaces(text, marks, densestWindow(text, hits));
  const segments = segmentsOf(text, window, hits, marks);
  return [...(window.start > 0 ? [{ text: "…\u00A0" }] : []), ...segments, ...(window.end < text.length ? [{ text: "\u00A0…" }] : [])];
}

function densestWindow(text: string, hits: readonly TextRange[]): TextRange {
  if (text.length <= longestPassage) return { start: 0, end: text.length };
  let best = { start: 0, count: 0 };
  for (const { start } of hits) {
    const count = hits.filter((hit) => hit.start >= start && hit.end <= start + longestPassage - before).length;
    if (count > best.count) best = { start, count };
  }
  const end = Math.min(text.length, Math.max(0, best.start - before) + longestPassage);
  return { start: Math.max(0, end - longestPassage), end };
}

/** Moves the ends outwards or inwards to a space, but for a text without spaces, and never into a mark. */
function cutAtSpaces(text: string, marks: readonly TextMark[], { start, end }: TextRange): TextRange {
  const from = start === 0 ? 0 : nextSpace(text, start);
  const to = end === text.length ? end : previousSpace(text, end);
  const cut = (at: number, edge: "start" | "end") => marks.find((mark) => mark.start < at && at < mark.end)?.[edge] ?? at;
  return { start: cut(from, "start"), end: cut(to, "end") };
}
const farthestSpace = 24;
function nextSpace(text: string, at: number): number {
  const found = text.slice(at, at + farthestSpace).search(/\s/);
  return found < 0 ? at : at + found + 1;
}
function previousSpace(text: string, at: number): number {
  const found = text.slice(at - farthestSpace, at).search(/\s\S*$/);
  return found < 0 ? at : at - farthestSpace + found;
}

/** Cuts a stretch of a text at the edges of hits and symbols. */
export function segmentsOf(text: string, within: TextRange, hits: readonly TextRange[], marks: readonly TextMark[]): readonly Segment[] {
  const symbols = marks.filter(({ kind }) => kind === "symbol");
  const edges = [...hits, ...symbols].flatMap(({ start, end }) => [start, end]).filter((at) => at > within.start && at < within.end);
  const cuts = [within.start, ...[...new Set(edges)].sort((a, b) => a - b), within.end];
  const covers = (ranges: readonly TextRange[], at: number) => ranges.some(({ start, end }) => start <= at && at < end);
  return cuts.slice(0, -1).flatMap((start, index) => {
    const part = text.slice(start, cuts[index + 1]);
    if (part === "") return [];
    return [
      {
        text: part.replace(/\s*\n\s*/g, " "),
        ...(covers(hits, start) && { hit: true as const }),
        ...(covers(symbols, start) && { symbol: true as const }),
      },
    ];
  });
}

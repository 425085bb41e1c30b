import { type Diagnostic, error, type Place } from "../diagnostic.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import { difference } from "./multiset.ts";
import type { BlockPairRule } from "./rule.ts";

/** The same figures as in the source, in any order. */
export const pairNumbers: BlockPairRule = ({ source, translation }) =>
  compareNumbers(
    source.id,
    plainTextOf([...source.label, ...source.body]),
    plainTextOf([...translation.label, ...translation.body]),
    translation,
  );

export function* compareNumbers(id: string, source: string, translation: string, place: Place): Generator<Diagnostic> {
  const { missing, extra } = difference(numbersIn(source), numbersIn(translation));
  if (missing.length === 0 && extra.length === 0) return;
  yield error("pair-numbers", place, `"${id}": numbers differ: ${missing.join(" ") || "none"} / ${extra.join(" ") || "none"}`);
}

/**
 * Words that stand for noughts behind a figure. Chinese counts in ten thousands, so that its figures are other ones; a language that lacks
 * an entry writes the figure in full.
 */
const scales: readonly (readonly [words: RegExp, noughts: number])[] = [
  [/^(?:亿)/, 8],
  [/^(?:万)/, 4],
  [/^ ?(?:mil millones|billion|milliards?|миллиард|млрд|مليار)/, 9],
  [/^ ?(?:million|millones|millón|миллион|млн|مليون|ملايين)/, 6],
];

/**
 * Figures as written with any digits, any separator of thousands and any word for millions; `0,5` is `0.5`. A Chinese month (`3月`) is a name
 * and no figure.
 */
export function numbersIn(text: string): readonly string[] {
  const digits = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/\d{1,2}月/g, "月")
    .replaceAll(/[\u00A0\u202F]/g, " ");
  return [...digits.matchAll(/\d{1,3}(?:[ ,.٬]\d{3})+(?!\d)|\d+(?:[.,٫]\d+)?/g)].map((match) => {
    const [number] = match;
    const thousands = /^\d{1,3}(?:[ ,.٬]\d{3})+$/.test(number);
    const figure = thousands ? number.replace(/\D/g, "") : number.replace(/[,٫]/, ".");
    const behind = digits.slice(match.index + number.length);
    const noughts = scales.find(([words]) => words.test(behind))?.[1];
    return noughts === undefined ? figure : String(Math.round(Number(figure) * 10 ** noughts));
  });
}

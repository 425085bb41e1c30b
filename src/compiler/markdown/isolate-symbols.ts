import type { TextNode } from "#domain/course/text.ts";
import { dirOf, type Locale } from "#domain/locale.ts";

/** `A/70/174`, `A/RES/56/83`, `A/68/98*`, `A/AC.290/2021/CRP.2`: capitals, slashes, at least one digit. */
const documentSymbol = String.raw`(?<![\p{L}\p{N}/])(?=[A-Z]+/[^\s]*\d)[A-Z]{1,6}(?:/[A-Z0-9]+(?:[.-][A-Z0-9]+)*)+(?![\p{L}\p{N}])\*?`;
/** `52 (1) (a)`, `13(c)`: a number whose sub-paragraph has a Latin letter. */
const latinPinpoint = String.raw`\d+(?:\s?\(\d+\))*\s?\([a-z]\)`;
/** `ISO/IEC 27001`, `ISO/IEC TR 5895`: the number belongs to the name. */
const standard = String.raw`(?:ISO|IEC)(?:[/ ](?:IEC|TR|TS))*[ \u00A0]\d{4,5}(?!\d)`;
/** Latin words as far as they go on, `3GPP` among them, short enough for one line; a longer run holds together by itself. */
const latinRun = String.raw`\d*\p{Script=Latin}[\p{Script=Latin}\p{M}\d.'’&/-]*(?:[ \u00A0]\p{Script=Latin}[\p{Script=Latin}\p{M}\d.'’&/-]*)*(?<![.'’/-])`;
const longestUnbroken = 30;

const inLeftToRight = new RegExp(`(${documentSymbol})`, "u");
const inRightToLeft = new RegExp(`(${documentSymbol}|${latinPinpoint}|${standard}|${latinRun})`, "u");
const wholeSymbol = new RegExp(`^${documentSymbol}$`, "u");

export const isDocumentSymbol = (text: string): boolean => wholeSymbol.test(text);

/**
 * Sets symbols apart as `sym`, so that the direction of the text around cannot reorder them. In right-to-left text
 * Latin words and pinpoints with Latin letters are set apart as well. Concatenated, the parts are the text again.
 */
export function isolateSymbols(text: string, locale: Locale): readonly TextNode[] {
  return text
    .split(dirOf(locale) === "rtl" ? inRightToLeft : inLeftToRight)
    .map((part, index): TextNode => (index % 2 === 1 && part.length <= longestUnbroken ? ["sym", 0, part] : part))
    .filter((part) => part !== "");
}

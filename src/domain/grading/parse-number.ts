import { err, ok, type Result } from "#domain/result.ts";

/**
 * number-ambiguous: to one reader `1,234` and `1.234` are a thousand and more, to another one and a bit; the learner is asked
 * to write `1234` or `1.2340`.
 */
export type NumberProblem = { readonly code: "number-empty" | "number-unreadable" | "number-ambiguous" };

const directionMarks = /[\u061C\u200E\u200F\u2066-\u2069]/gu;
const minusSigns = /[\u2212\uFE63\uFF0D]/gu;
const groupMarks = /[\s'\u2019\u066C]/gu;
/** Code points of the zeros of Arabic-Indic, Persian and full-width digits. */
const zeros = [0x0660, 0x06f0, 0xff10];

const ambiguous = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/u;
const plainOrSpaced = /^[-+]?(?=.*\d)(?:\d*|\d{1,3}(?: \d{3})+)(?:[.,\u066B]\d+)?$/u;
const groupedByCommas = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const groupedByPoints = /^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u;

/**
 * Reads a number as people of the six languages type it: digits 0-9, Arabic-Indic, Persian or full-width; comma, point or
 * Arabic separator before the decimals; spaces, apostrophes, commas or points between groups of three.
 */
export function parseNumber(text: string): Result<number, NumberProblem> {
  const typed = asciiDigits(text.replace(directionMarks, "").trim()).replace(minusSigns, "-").replace(groupMarks, " ");
  if (typed === "") return err({ code: "number-empty" });
  if (ambiguous.test(typed)) return err({ code: "number-ambiguous" });
  if (plainOrSpaced.test(typed)) return finite(typed.replaceAll(" ", "").replace(/[,\u066B]/u, "."));
  if (groupedByCommas.test(typed)) return finite(typed.replaceAll(",", ""));
  if (groupedByPoints.test(typed)) return finite(typed.replaceAll(".", "").replace(",", "."));
  return err({ code: "number-unreadable" });
}

/** The text with the digits 0-9 in place of those that an Arabic, Persian or Chinese keyboard types. */
export const asciiDigits = (text: string): string => Array.from(text, asciiDigit).join("");

function asciiDigit(char: string): string {
  const code = char.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? char : String(code - zero);
}

function finite(digits: string): Result<number, NumberProblem> {
  const number = Number(digits);
  return Number.isFinite(number) ? ok(number) : err({ code: "number-unreadable" });
}

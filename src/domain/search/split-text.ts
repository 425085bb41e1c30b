/** A run of characters of a text that search looks at. Offsets are UTF-16 units of the original, `end` excluded. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** symbol: A/70/174, 56/83; number: 49; han: a Chinese word; word: any other. */
  readonly kind: "symbol" | "number" | "han" | "word";
}

/** Document symbols need a slash and a digit. Soft hyphens and joiners are part of a word and fold away. */
const symbols = [String.raw`[A-Za-z]{1,6}(?=[A-Za-z/.-]*\d)(?:\/[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)+`, String.raw`\d+(?:\/\d+)+`];
const plainWord = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD\u200C\u200D]*`;
const wordBesideHan = String.raw`[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}\u00AD\u200C\u200D])*`;
const anyHan = /\p{Script=Han}/u;
const han = /^\p{Script=Han}/u;
const runs = (...kinds: readonly string[]): RegExp => new RegExp(kinds.join("|"), "gu");
/** Most texts have neither symbols nor Chinese, and are cut faster by a pattern that does not look for them. */
const patterns = {
  plain: runs(plainWord),
  symbols: runs(...symbols, plainWord),
  chinese: runs(...symbols, String.raw`\p{Script=Han}+`, wordBesideHan),
};
/** The Arabic conjunction is written onto a number: `المادتان 22 و49`. */
const endsInNumber = /\p{N}$/u;
const numberAfterLetters = /^[\u0621-\u064A]+(?=\p{N}+$)/u;

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : undefined;

/** Cuts a text of any language into words, numbers and symbols, in their order. Chinese is cut by the platform's dictionary, else into pairs. */
export function splitText(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  const pattern = patterns[anyHan.test(text) ? "chinese" : text.includes("/") ? "symbols" : "plain"];
  for (const match of text.matchAll(pattern)) {
    const [run] = match;
    const start = match.index;
    if (run.includes("/")) spans.push(spanOf("symbol", start, run));
    else if (han.test(run)) spans.push(...chineseWords(run, start));
    else spans.push(wordOrNumber(run, start));
  }
  return spans;
}

const spanOf = (kind: TextSpan["kind"], start: number, text: string): TextSpan => ({ kind, start, end: start + text.length, text });

function wordOrNumber(run: string, start: number): TextSpan {
  if (!endsInNumber.test(run)) return spanOf("word", start, run);
  const letters = numberAfterLetters.exec(run)?.[0].length ?? 0;
  const rest = run.slice(letters);
  return spanOf(/^\p{N}+$/u.test(rest) ? "number" : "word", start + letters, rest);
}

function chineseWords(run: string, start: number): readonly TextSpan[] {
  if (segmenter) return Array.from(segmenter.segment(run), ({ segment, index }) => spanOf("han", start + index, segment));
  const letters = [...run];
  if (letters.length === 1) return [spanOf("han", start, run)];
  let at = start;
  return letters.slice(0, -1).map((letter, index) => {
    const pair = spanOf("han", at, letter + (letters[index + 1] ?? ""));
    at += letter.length;
    return pair;
  });
}

/** Tells whether two engines cut Chinese alike: an index made by another one would miss words here. */
export const segmentation = (): string =>
  splitText("国家对国际不法行为的责任和不可抗力情况下的反措施须与所受损害相称")
    .map(({ text }) => text)
    .join("|");

import { normaliseText } from "#domain/grading/normalise-text.ts";

/** Where a word or phrase stands in a text: offsets of UTF-16 code units, the end not included. */
export interface FoundForm {
  readonly start: number;
  readonly end: number;
}
interface Word extends FoundForm {
  /** Spellings under which the word is found, normalised. */
  readonly spellings: readonly string[];
}

/** A word or phrase of a words file as `findForms` reads it: normalised, `*` at its end for any ending. "" when it has no letters. */
export function formFrom(text: string): string {
  const form = formWords(text).join(" ");
  return form !== "" && text.trimEnd().endsWith("*") ? `${form}*` : form;
}

/** Every place of a text in which one of the forms stands, in order and without overlaps. Whole words; Chinese, which has no spaces, anywhere. */
export function findForms(text: string, forms: readonly string[]): readonly FoundForm[] {
  const words = wordsOf(text);
  const patterns = forms.map(patternFrom).filter(({ parts }) => parts.length > 0);
  const found: FoundForm[] = [];
  for (let at = 0; at < words.length; ) {
    const length = Math.max(0, ...patterns.filter((pattern) => standsAt(words, at, pattern)).map(({ parts }) => parts.length));
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) found.push({ start: first.start, end: last.end });
    at += Math.max(1, length);
  }
  return found;
}

interface Pattern {
  readonly parts: readonly string[];
  /** The last word may go on. */
  readonly isOpen: boolean;
}
const patternFrom = (form: string): Pattern => ({ parts: formWords(form), isOpen: form.endsWith("*") });

function standsAt(words: readonly Word[], at: number, { parts, isOpen }: Pattern): boolean {
  return parts.every((part, index) => {
    const goesOn = isOpen && index === parts.length - 1;
    return words[at + index]?.spellings.some((spelling) => (goesOn ? spelling.startsWith(part) : spelling === part)) === true;
  });
}

/** Chinese characters one by one, other words whole. */
const wordPattern = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

const formWords = (text: string): readonly string[] => normaliseText(text).match(wordPattern) ?? [];

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].flatMap(({ 0: word, index }) => {
    const normalised = normaliseText(word);
    return normalised === "" ? [] : [{ start: index, end: index + word.length, spellings: spellingsOf(normalised) }];
  });
}

/** In Arabic also without the particles that are written onto a word, where three letters remain. */
function spellingsOf(word: string): readonly string[] {
  if (!/^\p{Script=Arabic}/u.test(word)) return [word];
  const linked = word.replace(/^[وف]/, "");
  return [word, linked, linked.replace(/^[بلكس]/, "")].filter((spelling) => spelling === word || spelling.length >= 3);
}

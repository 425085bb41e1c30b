import { normaliseText } from "#domain/grading/normalise-text.ts";

/** Says whether texts hold every word that is looked for, or its beginning, in any language and spelling. Nothing but marks finds all. */
export function createMatcher(sought: string): (texts: readonly string[]) => boolean {
  const words = normaliseText(sought).split(" ").filter(Boolean);
  if (words.length === 0) return () => true;
  return (texts) => {
    const folded = texts.map((text) => ` ${normaliseText(text)}`);
    return words.every((word) => folded.some((text) => text.includes(isChinese(word) ? word : ` ${word}`)));
  };
}

/** Written without spaces: a word may begin anywhere. */
const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word);

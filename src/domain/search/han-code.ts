/**
 * Chinese characters written as four digits of base 32 each: the radix tree of the search library is slow where a node has thousands of
 * children. The width is fixed, so that the beginning of a word is the beginning of its code.
 */
export const hanCode = (word: string): string =>
  `~${Array.from(word, (letter) => (letter.codePointAt(0) ?? 0).toString(32).padStart(4, "0")).join("")}`;

export const isHanCode = (form: string): boolean => form.startsWith("~");

/** Words of a text in any of the six languages; two Chinese characters count as one word, about as much as a word says. */
export function countWords(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.replace(/\p{Script=Han}/gu, " ").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u2010-\u2011-]*/gu)?.length ?? 0;
  return others + Math.ceil(han / 2);
}

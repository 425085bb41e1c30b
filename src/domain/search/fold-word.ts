import { normaliseText } from "../grading/normalise-text.ts";

/** Letters that fold to themselves in lower case: most words are of nothing else, and are done without the long way. */
const plainLetters = /^[A-Za-z0-9А-Яа-я]+$/;

/** One word, folded as `normaliseText` folds it. */
export const foldWord = (word: string): string => (plainLetters.test(word) ? word.toLowerCase() : normaliseText(word).replaceAll(" ", ""));

import { warning } from "../diagnostic.ts";
import { countWords, plainTextOf } from "../markdown/plain-text.ts";
import type { LessonRule } from "./rule.ts";

const fewest = 600;
const most = 1000;

/** A lesson is read in about twelve minutes. */
export const length: LessonRule = function* ({ lesson: { source } }) {
  const words = countWords(source.blocks.map(({ label, body }) => plainTextOf([...label, ...body])).join("\n"));
  if (words < fewest || words > most) yield warning("length", source, `${words} words: a lesson has ${fewest} to ${most}`);
};

import { warning } from "../diagnostic.ts";
import { markForms } from "../markdown/marks.ts";
import { countWords, plainTextOf } from "../markdown/plain-text.ts";
import type { BlockRule } from "./rule.ts";

const most = 150;

/** A box is read at one glance; a table may be longer. */
export const boxLength: BlockRule = function* ({ block }) {
  if (markForms[block.kind].form !== "box" || block.kind === "table") return;
  const words = countWords(plainTextOf([...block.body]));
  if (words > most) yield warning("box-length", block, `"${block.id}" has ${words} words: a box stays under ${most}`);
};

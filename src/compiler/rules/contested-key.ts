import { error } from "../diagnostic.ts";
import { standingOf } from "../markdown/lesson-text.ts";
import { findBlock } from "./find-block.ts";
import type { ItemRule } from "./rule.ts";

/** On a contested point no view is the key; the key may describe the disagreement. */
export const contestedKey: ItemRule = function* ({ item, quiz, module, course }) {
  const { block } = findBlock(item, quiz, module, course);
  if (block === undefined || standingOf(block) !== "contested" || item.yaml.asks === "split") return;
  yield error("contested-key", item, `block "${block.id}" is contested: set asks: split and let the key describe the split`);
};

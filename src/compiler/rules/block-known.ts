import { error } from "../diagnostic.ts";
import { findBlock } from "./find-block.ts";
import type { ItemRule } from "./rule.ts";

/** An item says which block teaches it: `lesson#block`. */
export const blockKnown: ItemRule = function* ({ item, quiz, module, course }) {
  const { lesson, block } = findBlock(item, quiz, module, course);
  if (block !== undefined || lesson?.source.sound === false) return;
  const form = module ? "lesson#block, in this module" : "module/lesson#block";
  yield error(
    "block-known",
    item,
    lesson ? `lesson "${lesson.id}" has no block for "${item.yaml.block}"` : `block "${item.yaml.block}" is not found: write ${form}`,
  );
};

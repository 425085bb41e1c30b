import { error } from "../diagnostic.ts";
import { standingOf } from "../markdown/lesson-text.ts";
import type { BlockRule } from "./rule.ts";

export const basisOnlyBinding: BlockRule = function* ({ block }) {
  if (block.attributes.basis !== undefined && standingOf(block) !== "binding") {
    yield error("basis-only-binding", block, `"${block.id}": only binding law has a basis`);
  }
};

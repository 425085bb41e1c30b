import { error } from "../diagnostic.ts";
import type { PairRule } from "./rule.ts";

export const pairExtra: PairRule = function* ({ source, translation }) {
  const known = new Set(source.blocks.map(({ id }) => id));
  for (const block of translation.blocks) {
    if (!known.has(block.id)) yield error("pair-extra", block, `the source has no block "${block.id}"`);
  }
};

import { warning } from "../diagnostic.ts";
import type { PairRule } from "./rule.ts";

/** A block without translation is shown in the source language. A figure's words stand in its own folder. */
export const pairMissing: PairRule = function* ({ source, translation }) {
  const translated = new Set(translation.blocks.map(({ id }) => id));
  for (const { id, kind } of source.blocks) {
    if (kind !== "figure" && !translated.has(id)) yield warning("pair-missing", translation, `"${id}" is not translated`);
  }
};

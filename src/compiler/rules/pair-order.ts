import { error } from "../diagnostic.ts";
import type { PairRule } from "./rule.ts";

/** The first block that stands elsewhere than in the source; those after it follow from it. */
export const pairOrder: PairRule = function* ({ source, translation }) {
  const translated = new Set(translation.blocks.map(({ id }) => id));
  const order = source.blocks.map(({ id }) => id).filter((id) => translated.has(id));
  const shared = translation.blocks.filter(({ id }) => order.includes(id));
  const astray = shared.find(({ id }, index) => id !== order[index]);
  if (astray) yield error("pair-order", astray, `"${astray.id}" stands where the source has "${order[shared.indexOf(astray)]}"`);
};

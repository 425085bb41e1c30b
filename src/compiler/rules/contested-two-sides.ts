import { citeRefsFrom, splitCiteRef } from "../cite/cite-ref.ts";
import { error } from "../diagnostic.ts";
import { standingOf } from "../markdown/lesson-text.ts";
import type { BlockRule } from "./rule.ts";

export const contestedTwoSides: BlockRule = function* ({ block }) {
  if (standingOf(block) !== "contested") return;
  const sources = new Set(citeRefsFrom(block.attributes.cite).map((ref) => splitCiteRef(ref).instrument));
  if (sources.size < 2) yield error("contested-two-sides", block, `contested "${block.id}" needs sources for more than one side`);
};

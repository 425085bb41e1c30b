import type { Nodes } from "mdast";
import { error } from "../diagnostic.ts";
import type { BlockPairRule } from "./rule.ts";

const counted: readonly (readonly [type: Nodes["type"], name: string])[] = [
  ["heading", "headings"],
  ["paragraph", "paragraphs"],
  ["listItem", "list items"],
  ["tableRow", "table rows"],
  ["tableCell", "table cells"],
];

/** As many paragraphs, list items and table cells as in the source. */
export const pairShape: BlockPairRule = function* ({ source, translation }) {
  const found = shapeDifference(source.body, translation.body);
  if (found) yield error("pair-shape", translation, `"${source.id}": the source has ${found.there} ${found.name}, here ${found.here}`);
};

/** The first kind of part that one text has more often than the other. */
export function shapeDifference(
  source: readonly Nodes[],
  translation: readonly Nodes[],
): { readonly name: string; readonly there: number; readonly here: number } | undefined {
  return counted
    .map(([type, name]) => ({ name, there: count(source, type), here: count(translation, type) }))
    .find(({ there, here }) => there !== here);
}

function count(nodes: readonly Nodes[], type: Nodes["type"]): number {
  return nodes.reduce((sum, node) => sum + (node.type === type ? 1 : 0) + ("children" in node ? count(node.children, type) : 0), 0);
}

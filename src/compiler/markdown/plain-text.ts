import type { Nodes } from "mdast";

/** The words a learner reads, one line for each block of text; links give their words, citations nothing. */
export function plainTextOf(nodes: readonly Nodes[]): string {
  return nodes.map(textOf).join("\n");
}

const blocks = new Set<Nodes["type"]>(["paragraph", "heading", "listItem", "tableCell"]);

function textOf(node: Nodes): string {
  if ("children" in node) {
    const text = node.children.map(textOf).join("");
    return blocks.has(node.type) ? `${text}\n` : text;
  }
  return "value" in node ? node.value : "";
}

/** Words between spaces that hold a letter or a digit. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

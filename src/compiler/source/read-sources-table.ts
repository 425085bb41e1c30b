import type { Nodes } from "mdast";
import type { Place } from "../diagnostic.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";

/** Rows of the tables in a `sources.md` that have a column `Fact`. */
export interface SourcesTable {
  readonly file: string;
  readonly rows: readonly SourceRow[];
}
export interface SourceRow extends Place {
  /** Heading above the table; names the lesson or quiz. */
  readonly heading: string;
  /** Ids of the first column: blocks or items. */
  readonly about: readonly string[];
  readonly facts: readonly string[];
}

export function readSourcesTable(file: string, text: string): SourcesTable {
  const rows: SourceRow[] = [];
  let heading = "";
  for (const node of parseMarkdown(text).children) {
    if (node.type === "heading") heading = plainText(node);
    if (node.type !== "table") continue;
    const [head, ...body] = node.children;
    const factColumn = head?.children.findIndex((cell) => plainText(cell).trim() === "Fact") ?? -1;
    if (factColumn === -1) continue;
    for (const row of body) {
      rows.push({ file, line: row.position?.start.line, heading, about: ids(row.children[0]), facts: ids(row.children[factColumn]) });
    }
  }
  return { file, rows };
}

const ids = (cell: Nodes | undefined): readonly string[] =>
  (cell === undefined ? "" : plainText(cell))
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

function plainText(node: Nodes): string {
  if ("children" in node) return node.children.map(plainText).join("");
  return "value" in node ? node.value : "";
}

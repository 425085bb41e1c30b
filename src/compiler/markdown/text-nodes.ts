import type { Nodes, RootContent, Table, TableRow } from "mdast";
import type { TextElement, TextNode } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { isolateSymbols } from "./isolate-symbols.ts";
import { keepTogether } from "./keep-together.ts";

export interface TextOptions {
  readonly locale: Locale;
  /** Told of every `[](cite:ref)`; the words file writes it out in its table. */
  readonly onCite: (ref: string) => void;
}

/** Compiles nodes that `checkNodes` has passed; of any other node only the text is kept. Adjacent strings are merged. */
export function textNodesFrom(nodes: readonly Nodes[], options: TextOptions): readonly TextNode[] {
  return merged(nodes.flatMap((node) => fromNode(node, options)));
}

function fromNode(node: Nodes, options: TextOptions): readonly TextNode[] {
  const children = (of: readonly Nodes[]): readonly TextNode[] => textNodesFrom(of, options);
  switch (node.type) {
    case "text":
      return isolateSymbols(keepTogether(node.value.replace(/[ \t]*\n[ \t]*/g, " "), options.locale), options.locale);
    case "paragraph":
      return [["p", 0, ...children(node.children)]];
    case "heading":
      return [["h2", 0, ...children(node.children)]];
    case "strong":
      return [["strong", 0, ...children(node.children)]];
    case "list":
      return [[node.ordered ? "ol" : "ul", 0, ...children(node.children)]];
    case "listItem":
      return [["li", 0, ...children(unwrapped(node.children))]];
    case "table":
      return [tableFrom(node, options)];
    case "link":
      return linkFrom(node.url, children(node.children), options);
    default:
      if ("children" in node) return children(node.children);
      return "value" in node ? [node.value] : [];
  }
}

/** An item of one paragraph needs no `p`. */
function unwrapped(children: readonly RootContent[]): readonly Nodes[] {
  const [first, ...rest] = children;
  if (first?.type !== "paragraph" || rest.some((child) => child.type === "paragraph")) return children;
  return [...first.children, ...rest];
}

function tableFrom(table: Table, options: TextOptions): TextElement {
  const [head, ...rows] = table.children;
  const row = ({ children }: TableRow, tag: "th" | "td"): TextElement => [
    "tr",
    0,
    ...children.map((cell): TextElement => [tag, tag === "th" ? { scope: "col" } : 0, ...textNodesFrom(cell.children, options)]),
  ];
  return [
    "table",
    0,
    ...(head === undefined ? [] : [["thead", 0, row(head, "th")] satisfies TextElement]),
    ...(rows.length === 0 ? [] : [["tbody", 0, ...rows.map((cells) => row(cells, "td"))] satisfies TextElement]),
  ];
}

function linkFrom(url: string, children: readonly TextNode[], { onCite }: TextOptions): readonly TextNode[] {
  if (url.startsWith("term:")) return [["term", { id: url.slice("term:".length) }, ...children]];
  if (url.startsWith("cite:")) {
    const ref = url.slice("cite:".length);
    onCite(ref);
    return [["cite", { ref }]];
  }
  return children;
}

function merged(nodes: readonly TextNode[]): readonly TextNode[] {
  const result: TextNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (typeof node === "string" && typeof last === "string") result[result.length - 1] = last + node;
    else result.push(node);
  }
  return result;
}

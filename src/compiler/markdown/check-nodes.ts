import type { Nodes, Text } from "mdast";
import { error, type Place, type Report } from "../diagnostic.ts";

const allowed = new Set<Nodes["type"]>([
  "paragraph",
  "text",
  "strong",
  "link",
  "list",
  "listItem",
  "heading",
  "table",
  "tableRow",
  "tableCell",
]);
const advice: { readonly [type: string]: string } = {
  emphasis: "no italics: use **bold** for a lead-in, or quotation marks",
  image: "no images: write a ::figure{}",
  html: "no HTML",
  code: "no code blocks: take the four spaces or the fence away",
  inlineCode: "no code",
  break: "no hard line breaks",
  delete: "no struck-out text",
  footnoteReference: "no footnotes",
  footnoteDefinition: "no footnotes",
  leafDirective: "a mark stands at the beginning of a line, outside of lists",
  containerDirective: "a mark stands at the beginning of a line, outside of lists",
  blockquote: "no block quotes: use quotation marks",
  thematicBreak: "no rules: a heading divides",
};
const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const tatweel = /\u0640/;

/** Reports every node, link and character that lesson text may not hold. */
export function checkNodes(file: string, source: string, nodes: readonly Nodes[], report: Report): void {
  for (const node of nodes) if (!isMark(node)) checkNode(node, (line) => ({ file, line }), source, report);
}

/** Marks at the top of a lesson or a box are the reader's business. */
const isMark = (node: Nodes): boolean => node.type === "leafDirective" || node.type === "containerDirective";

/** The same for a text in a YAML file, where one place stands for the whole text. */
export function checkNodesAt(place: Place, source: string, nodes: readonly Nodes[], report: Report): void {
  for (const node of nodes) checkNode(node, () => place, source, report);
}

function checkNode(node: Nodes, placeAt: (line: number | undefined) => Place, source: string, report: Report): void {
  const place = placeAt(node.position?.start.line);
  if (!allowed.has(node.type)) {
    report(error("node-allowed", place, advice[node.type] ?? `"${node.type}" is not part of the notation`));
    return;
  }
  if (node.type === "heading" && node.depth !== 2) report(error("node-allowed", place, "headings of a lesson are of level 2: ##"));
  if (node.type === "list" && node.ordered && (node.start ?? 1) !== 1) report(error("node-allowed", place, "numbered lists begin with 1"));
  if (node.type === "listItem" && typeof node.checked === "boolean") report(error("node-allowed", place, "no tick boxes"));
  if (node.type === "link") checkLink(node.url, node.title ?? null, node.children.length > 0, place, report);
  if (node.type === "text") checkText(node, source, placeAt, report);
  if ("children" in node) for (const child of node.children) checkNode(child, placeAt, source, report);
}

function checkLink(url: string, title: string | null, hasText: boolean, place: Place, report: Report): void {
  if (title !== null) report(error("link-scheme", place, "links carry no title"));
  if (url.startsWith("term:")) {
    if (!hasText) report(error("term-text", place, `write the words of the term: [words](${url})`));
  } else if (url.startsWith("cite:")) {
    if (hasText) report(error("cite-empty", place, `leave the brackets empty: [](${url}); the pinpoint is written for you`));
  } else {
    report(error("link-scheme", place, `"${url}": links begin with term: or cite:; web addresses belong in the library`));
  }
}

/** Reports characters that nobody sees and everybody stumbles over. */
export function checkCharacters(text: string, place: Place, report: Report): void {
  if (bidiControls.test(text))
    report(error("no-bidi-controls", place, "a hidden direction character stands here: delete it; symbols are isolated for you"));
  if (tatweel.test(text)) report(error("no-tatweel", place, "a tatweel stands here: delete it"));
}

function checkText(node: Text, source: string, placeAt: (line: number | undefined) => Place, report: Report): void {
  const start = node.position?.start;
  const place = placeAt(start?.line);
  checkCharacters(node.value, place, report);
  const lines = source.slice(start?.offset, node.position?.end.offset).split("\n");
  lines.forEach((line, index) => {
    const beginsLine = index > 0 || start?.column === 1;
    if (!beginsLine || !/^\s*:{2,}/.test(line)) return;
    const at = placeAt(start === undefined ? undefined : start.line + index);
    report(error("mark-unreadable", at, `"${line.trim()}" is read as text: check spaces, quotes and braces`));
  });
}

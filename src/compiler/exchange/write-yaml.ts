import { Document, isPair, isScalar, Scalar } from "yaml";
import { isBranch, type YamlBranch, type YamlTree } from "./yaml-tree.ts";

/** Keys whose values are single words. */
const plainKeys = new Set(["lang", "of", "state", "by"]);
const listWidth = 100;

/** The branch in block style, each key `indent` spaces in, ending with a line feed. */
export function blockBranch(branch: YamlBranch, indent: number): string {
  return [...branch].map(([key, tree]) => `${" ".repeat(indent)}${blockPair(key, tree, indent)}\n`).join("");
}

/** One key with what it holds; `indent` is where the key stands. No line feed at the end. */
export function blockPair(key: string, tree: YamlTree, indent: number): string {
  const name = scalarText(key, Scalar.PLAIN, indent);
  if (isBranch(tree)) return tree.size === 0 ? `${name}: {}` : `${name}:\n${blockBranch(tree, indent + 2).trimEnd()}`;
  if (typeof tree !== "string") return `${name}:${blockList(tree, indent + 2)}`;
  const type = plainKeys.has(key) ? Scalar.PLAIN : tree.includes("\n") ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
  return `${name}: ${scalarText(type === Scalar.BLOCK_LITERAL ? `${tree}\n` : tree, type, indent)}`;
}

/** A list of texts behind its key: on the key's line when it is short. */
export function blockList(texts: readonly string[], indent: number): string {
  const flow = flowTree(texts);
  if (flow.length <= listWidth) return ` ${flow}`;
  return texts.map((text) => `\n${" ".repeat(indent)}- ${JSON.stringify(text)}`).join("");
}

/** The same on one line, inside braces or brackets; a branch without its own braces. */
export function flowTree(tree: YamlTree): string {
  if (typeof tree === "string") return JSON.stringify(tree);
  if (!isBranch(tree)) return `[${tree.map((text) => JSON.stringify(text)).join(", ")}]`;
  return `{${[...tree].map(([key, value]) => flowPair(key, value)).join(", ")}}`;
}

export const flowPair = (key: string, tree: YamlTree): string =>
  `${scalarText(key, Scalar.PLAIN, 0)}: ${typeof tree === "string" && plainKeys.has(key) && /^[a-z][a-z0-9]*$/.test(tree) ? tree : flowTree(tree)}`;

/** A text in the style `type` where YAML allows it, else quoted. `indent` is where its key stands. No line feed at the end. */
export function scalarText(text: string, type: Scalar.Type, indent: number): string {
  const document = new Document({ k: text });
  const [pair] = "items" in (document.contents ?? {}) ? (document.contents as { items: unknown[] }).items : [];
  if (isPair(pair) && isScalar(pair.value)) pair.value.type = type;
  const isFolded = type === Scalar.BLOCK_FOLDED;
  const written = document.toString({ lineWidth: isFolded ? 120 : 0, minContentWidth: 0 });
  const [head = "", ...lines] = written.slice("k: ".length).trimEnd().split("\n");
  return [head, ...lines.map((line) => (line === "" ? "" : " ".repeat(indent) + line))].join("\n");
}

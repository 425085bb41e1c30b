import type { Link, Nodes } from "mdast";

/** Links of one scheme, in reading order. */
export function* linksIn(nodes: readonly Nodes[], scheme: "term:" | "cite:"): Generator<Link> {
  for (const node of nodes) {
    if (node.type === "link" && node.url.startsWith(scheme)) yield node;
    if ("children" in node) yield* linksIn(node.children, scheme);
  }
}

/** What the links name, without the scheme. */
export const linkTargets = (nodes: readonly Nodes[], scheme: "term:" | "cite:"): readonly string[] =>
  [...linksIn(nodes, scheme)].map(({ url }) => url.slice(scheme.length));

/** A text whose marks keep what stands in brackets and lose what they name: parentheses in a pinpoint come in pairs, `52(1)(a)`. */
export const withoutTargets = (text: string): string => text.replace(/\]\([a-z]+:(?:[^\s()]|\([^\s()]*\))*\)/g, "]");

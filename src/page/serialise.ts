import type { PageNode } from "./node.ts";

const voidTags: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "link", "meta"]);

/** HTML of a node, with the escapes that React writes, so that both forms are equal byte for byte. */
export function serialise(node: PageNode): string {
  if (typeof node === "string") return escapeHtml(node);
  const [tag, attributes, ...children] = node;
  let html = `<${tag}`;
  if (attributes)
    for (const [name, value] of Object.entries(attributes)) html += ` ${name}="${value === true ? "" : escapeHtml(String(value))}"`;
  if (voidTags.has(tag)) return `${html}/>`;
  return `${html}>${serialiseAll(children)}</${tag}>`;
}

export function serialiseAll(list: readonly PageNode[]): string {
  return list.map(serialise).join("");
}

const escapes: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** JSON for a `<script type="application/json">`: `<` cannot end the element early. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

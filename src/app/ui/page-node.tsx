import { createElement, Fragment, type ReactNode } from "react";
import type { PageAttributes, PageNode } from "#page/node.ts";

const reactNames: { readonly [html: string]: string } = { class: "className", for: "htmlFor", tabindex: "tabIndex", colspan: "colSpan" };

function reactName(name: string): string {
  if (name.startsWith("aria-") || name.startsWith("data-")) return name;
  return reactNames[name] ?? name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function propsFrom(attributes: PageAttributes): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [reactName(name), value]));
}

/** React elements of page nodes; the same nodes that `page/serialise.ts` writes as HTML. */
export function reactNodes(list: readonly PageNode[]): ReactNode {
  return createElement(Fragment, null, ...list.map(reactNode));
}

export function reactNode(node: PageNode): ReactNode {
  if (typeof node === "string") return node;
  const [tag, attributes, ...children] = node;
  return createElement(tag, attributes === 0 ? null : propsFrom(attributes), ...children.map(reactNode));
}

/**
 * What a page is made of: text, or `[tag, attributes or 0, ...children]` with attribute names as HTML writes them. One value is
 * turned into HTML by `serialise.ts` (build and service worker) and into React elements by `app/ui/page-node.tsx`, so the markup
 * that arrives and the markup that React expects cannot differ.
 */
export type PageNode = string | PageElement;
export type PageElement = readonly [tag: string, attributes: PageAttributes | 0, ...children: PageNode[]];
export type PageAttributes = { readonly [name: string]: string | number | true };

type Child = PageNode | readonly PageNode[] | undefined | false;
type Attributes = { readonly [name: string]: string | number | boolean | undefined };

/** Makes an element. Absent children and attributes (undefined, false) are left out; neighbouring strings become one, as in a DOM. */
export function h(tag: string, attributes: Attributes | 0, ...children: readonly Child[]): PageElement {
  return [tag, attributesFrom(attributes), ...merged(children)];
}

/** The same rules for a list without an element of its own. */
export function nodes(...children: readonly Child[]): readonly PageNode[] {
  return merged(children);
}

function attributesFrom(attributes: Attributes | 0): PageAttributes | 0 {
  if (attributes === 0) return 0;
  const kept: Record<string, string | number | true> = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) kept[name] = value;
  return kept;
}

function merged(children: readonly Child[]): PageNode[] {
  const list: PageNode[] = [];
  const add = (node: PageNode) => {
    const last = list.at(-1);
    if (typeof node === "string" && typeof last === "string") list[list.length - 1] = last + node;
    else if (node !== "") list.push(node);
  };
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (typeof child === "string" || isElement(child)) add(child);
    else for (const node of child) add(node);
  }
  return list;
}

/** A list of nodes and an element are both arrays; only an element has attributes or 0 in second place. */
function isElement(value: PageNode | readonly PageNode[]): value is PageElement {
  if (!Array.isArray(value) || typeof value[0] !== "string") return false;
  return value[1] === 0 || (typeof value[1] === "object" && !Array.isArray(value[1]));
}

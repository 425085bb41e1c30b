import type { PageElement, PageNode } from "#page/node.ts";

/** The words of a node, as a reader meets them. */
export function textOf(node: PageNode): string {
  if (typeof node === "string") return node;
  const [, , ...children] = node;
  return children.map(textOf).join("");
}

/** Every element, outermost first. */
export function elementsOf(list: readonly PageNode[]): readonly PageElement[] {
  return list.flatMap((node) => {
    if (typeof node === "string") return [];
    const [, , ...children] = node;
    return [node, ...elementsOf(children)];
  });
}

export const withTag = (list: readonly PageNode[], tag: string) => elementsOf(list).filter((element) => element[0] === tag);

/** Elements that have this class among theirs. */
export const withClass = (list: readonly PageNode[], name: string) =>
  elementsOf(list).filter((element) =>
    String(attributeOf(element, "class") ?? "")
      .split(" ")
      .includes(name),
  );

export const attributeOf = ([, attributes]: PageElement, name: string) => (attributes === 0 ? undefined : attributes[name]);

/** The one element with this id. */
export function withId(list: readonly PageNode[], id: string): PageElement {
  const [element, ...others] = elementsOf(list).filter((each) => attributeOf(each, "id") === id);
  if (!element || others.length > 0) throw new Error(`${others.length + (element ? 1 : 0)} elements have the id ${id}`);
  return element;
}

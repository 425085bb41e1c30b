import type { PageElement } from "#page/node.ts";

/**
 * The text of an HTML file that holds a page, written by the browser from elements that are in no document: `page/serialise.ts` belongs
 * to the build and the worker, and would make the first script larger.
 */
export function pageFile(page: PageElement): string {
  return `<!doctype html>\n${elementOf(page).outerHTML}\n`;
}

function elementOf([tag, attributes, ...children]: PageElement): Element {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children.map((child) => (typeof child === "string" ? child : elementOf(child))));
  return element;
}

/** An element of a drawing: attributes and child elements. Text content is not part of the notation. */
export interface XmlElement {
  readonly tag: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  readonly line: number;
}
export type XmlResult = { readonly root: XmlElement } | { readonly problem: string; readonly line: number };

const openTag = /<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*="[^"<>&]*")*)\s*(\/?)>/y;
const closeTag = /<\/([a-zA-Z][a-zA-Z0-9]*)\s*>/y;
const comment = /<!--(?:(?!--)[\s\S])*-->/y;
const attribute = /([a-zA-Z][a-zA-Z0-9:-]*)="([^"]*)"/g;

/**
 * Reads the small part of XML that drawings need: elements, attributes in double quotes, comments.
 * Declarations, entities, text, CDATA and processing instructions are refused.
 */
export function readXml(text: string): XmlResult {
  const open: { element: XmlElement; children: XmlElement[] }[] = [];
  let root: XmlElement | undefined;
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) position = pattern.lastIndex;
    return match;
  };
  const line = (): number => text.slice(0, position).split("\n").length;

  while (position < text.length) {
    if (take(/\s+/y) || take(comment)) continue;
    const at = line();
    const opened = take(openTag);
    if (opened) {
      const [, tag = "", attributes = "", selfClosing] = opened;
      const children: XmlElement[] = [];
      const pairs = [...attributes.matchAll(attribute)].map(([, name = "", value = ""]) => [name, value] as const);
      if (new Set(pairs.map(([name]) => name)).size < pairs.length) return { problem: `<${tag}> has an attribute twice`, line: at };
      const element: XmlElement = { tag, attributes: Object.fromEntries(pairs), children, line: at };
      const parent = open.at(-1);
      if (parent) parent.children.push(element);
      else if (root) return { problem: "a drawing has one <svg>", line: at };
      else root = element;
      if (selfClosing !== "/") open.push({ element, children });
      continue;
    }
    const closed = take(closeTag);
    const last = closed ? open.pop() : undefined;
    if (closed === null) return { problem: "only elements with attributes in double quotes stand in a drawing", line: at };
    if (last?.element.tag !== closed[1]) return { problem: `</${closed[1]}> closes nothing`, line: at };
  }
  const unclosed = open.at(-1)?.element;
  if (unclosed) return { problem: `<${unclosed.tag}> is not closed`, line: unclosed.line };
  return root ? { root } : { problem: "the drawing is empty", line: 1 };
}

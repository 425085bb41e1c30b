import type { CiteTable, TextNode } from "../course/text.ts";
import type { TextMark } from "./document.ts";

export interface MarkedText {
  /** Blocks end with a line break, cells of a table with a dot between them; without either at the end. */
  readonly text: string;
  readonly marks: readonly TextMark[];
}

const blockTags: ReadonlySet<string> = new Set(["p", "li", "tr", "h2", "h3", "ul", "ol", "table"]);
const cellTags: ReadonlySet<string> = new Set(["td", "th"]);
const cellEnd = " · ";

/** The text of compiled nodes as the page shows it, citations written out, and where its terms and symbols stand. */
export function markedText(nodes: readonly TextNode[], cites: CiteTable): MarkedText {
  const marks: TextMark[] = [];
  let text = "";
  const close = (end: string) => {
    text = text.replace(/(?: · |\n)+$/, "") + end;
  };
  const walk = (list: readonly TextNode[]): void => {
    for (const node of list) {
      if (typeof node === "string") {
        text += node;
        continue;
      }
      const [tag, attributes, ...children] = node;
      const start = text.length;
      if (tag === "cite") text += citation(attributes === 0 ? undefined : attributes.ref, cites);
      walk(children);
      const end = text.length;
      const term = tag === "term" && attributes !== 0 ? attributes.id : undefined;
      if (typeof term === "string") marks.push({ kind: "term", start, end, term });
      if (tag === "sym") marks.push({ kind: "symbol", start, end });
      if (cellTags.has(tag)) close(cellEnd);
      if (blockTags.has(tag)) close("\n");
    }
  };
  walk(nodes);
  close("");
  return { text, marks };
}

/** In brackets, as a page writes a citation into a line (`page/text.ts`). */
function citation(ref: unknown, cites: CiteTable): string {
  const cite = typeof ref === "string" ? cites[ref] : undefined;
  return cite ? `(${cite.pinpoint ?? cite.instrument})` : "";
}

/** Citations in full, for a search by instrument and pinpoint. */
export const citedText = (refs: readonly string[], cites: CiteTable): string =>
  refs
    .flatMap((ref) => {
      const cite = cites[ref];
      return cite ? [[cite.instrument, cite.pinpoint].filter((part) => part !== undefined).join(", ")] : [];
    })
    .join("; ");

/** Puts texts one below the other; marks move along. */
export function joinMarked(parts: readonly MarkedText[]): MarkedText {
  let text = "";
  const marks: TextMark[] = [];
  for (const part of parts) {
    if (part.text === "") continue;
    if (text !== "") text += "\n";
    const shift = text.length;
    marks.push(...part.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })));
    text += part.text;
  }
  return { text, marks };
}

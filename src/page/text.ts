import type { CiteTable, TextAttributes, TextNode } from "#domain/course/text.ts";
import { h, type PageNode } from "./node.ts";

/** Packs may be damaged or made by others: whatever is not listed here is shown as its text only, never as markup. */
const plainTags: ReadonlySet<string> = new Set(["p", "ul", "ol", "li", "strong", "thead", "tbody", "tr", "td", "th", "h2", "h3"]);

/** Turns compiled text into page nodes, with the citations of its words file: marks become elements of the design, everything unknown becomes plain text. `columns` gathers the headings of the table around. */
export function textView(list: readonly TextNode[], cites: CiteTable = {}, columns: string[] = []): readonly PageNode[] {
  return list.flatMap((node) => {
    if (typeof node === "string") return [node];
    const [tag, attributes, ...children] = node;
    const inside = textView(children, cites, tag === "table" ? [] : columns);
    if (tag === "th") columns.push(plainText(children));
    if (tag === "tr")
      return [
        h(
          tag,
          0,
          inside.map((cell, index) => named(cell, index > 0 && columns[index])),
        ),
      ];
    if (plainTags.has(tag)) return [h(tag, safeAttributes(tag, attributes), inside)];
    switch (tag) {
      case "table":
        return [h("table", { class: "tbl" }, inside)];
      case "term":
        return [h("span", { class: "term", "data-term": attributeText(attributes, "id") }, inside)];
      case "cite":
        return citeView(attributeText(attributes, "ref") ?? "", cites);
      case "sym":
        return [h("bdi", { class: "sym", dir: "ltr" }, inside)];
      default:
        return inside;
    }
  });
}

/** The text of a list of nodes without their marks. */
export function plainText(list: readonly TextNode[]): string {
  return list.map((node) => (typeof node === "string" ? node : plainText(node.slice(2) as TextNode[]))).join("");
}

/** Cells after the first carry the name of their column: on a phone a row stands as a block. */
function named(cell: PageNode, column: string | false | undefined): PageNode {
  return column && cell[0] === "td" ? h("td", { "data-label": column }, cell.slice(2) as PageNode[]) : cell;
}

/** The pinpoint alone where the text has named the instrument, else the instrument, whose name may need two lines; `cites` writes it out in the file's language. */
function citeView(ref: string, cites: CiteTable): readonly PageNode[] {
  const cite = cites[ref];
  if (!cite) return [];
  if (!cite.pinpoint && !cite.symbol) return [h("bdi", { "data-cite": ref }, "(", cite.instrument, ")")];
  const text = cite.pinpoint ?? h("bdi", { class: "sym", dir: "ltr" }, cite.instrument);
  return [h("span", { class: "pin", "data-cite": ref }, "(", text, ")")];
}

function safeAttributes(tag: string, attributes: TextAttributes | 0) {
  const scope = attributeText(attributes, "scope");
  return tag === "th" && (scope === "col" || scope === "row") ? { scope } : 0;
}

function attributeText(attributes: TextAttributes | 0, name: string): string | undefined {
  const value = attributes === 0 ? undefined : attributes[name];
  return typeof value === "string" ? value : undefined;
}

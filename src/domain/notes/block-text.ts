import type { BlockWords } from "#domain/course/lesson.ts";
import type { TextNode } from "#domain/course/text.ts";

/**
 * The text of a block in one language without its marks, for quoting and comparing; sources that it cites in the text count. A table's
 * cells end with `cellEnd`: texts that were seen before are compared without it.
 */
export function blockText({ label, body, figure }: BlockWords, cellEnd = ""): string {
  const drawn = figure ? [figure.title, figure.caption ?? "", figure.desc, ...Object.values(figure.labels).flat()] : [];
  return [textOf(label ?? [], cellEnd), textOf(body, cellEnd), ...drawn]
    .filter(Boolean)
    .join(" ")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

const blocks: ReadonlySet<string> = new Set(["p", "li", "tr", "td", "th", "h2", "h3"]);

const cells: ReadonlySet<string> = new Set(["td", "th"]);

function textOf(nodes: readonly TextNode[], cellEnd: string): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const [tag, attributes, ...children] = node;
      if (tag === "cite" && attributes !== 0) return ` [${attributes.ref}]`;
      const text = textOf(children, cellEnd);
      return blocks.has(tag) ? `${text}${cells.has(tag) ? cellEnd : ""} ` : text;
    })
    .join("");
}

/**
 * Tells whether a block's text is the one that was seen: 64 bits of FNV-1a over its UTF-16 units, in 16 hexadecimal digits. It only has
 * to notice an edit, also where the browser offers no cryptography.
 */
export function blockTextHash(words: BlockWords): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of blockText(words).split("")) hash = BigInt.asUintN(64, (hash ^ BigInt(unit.charCodeAt(0))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** The beginning of a block, for a list of notes and for the day on which the block is gone. At most 240 characters, and whole words where words have ends. */
export function quoteFrom(words: BlockWords): string {
  const text = blockText(words, " ·")
    .replace(/ ?\[[^\]]*\]/g, "")
    .replace(/ ·$/, "");
  const letters = [...text];
  if (letters.length <= quoteLength) return text;
  const beginning = letters.slice(0, quoteLength - 1).join("");
  return `${beginning.replace(/\s+\S{0,30}$/, "")}…`;
}
const quoteLength = 240;

import type { Nodes } from "mdast";
import type { CiteRef, CiteTable, TextNode } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { citeTableFrom } from "../cite/cite-table.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { textNodesFrom } from "../markdown/text-nodes.ts";
import type { Reference } from "../reference/reference.ts";

/** Compiles the texts of one words file and remembers which references it has to write out. */
export interface TextCompiler {
  readonly nodes: (nodes: readonly Nodes[], locale?: Locale) => readonly TextNode[];
  /** A Markdown text of paragraphs and lists. */
  readonly paragraphs: (text: string, locale?: Locale) => readonly TextNode[];
  /** A Markdown text of one paragraph, without the `p`. */
  readonly line: (text: string, locale?: Locale) => readonly TextNode[];
  readonly cites: () => CiteTable;
}

/** `refs`: references of the structure. A text may be in another language (`locale`) when it stands in for a missing translation. */
export function createTextCompiler(locale: Locale, refs: Iterable<CiteRef>, { library }: Reference): TextCompiler {
  const used = new Set(refs);
  const nodes = (tree: readonly Nodes[], textLocale: Locale = locale): readonly TextNode[] =>
    textNodesFrom(tree, { locale: textLocale, onCite: (ref) => used.add(ref) });
  return {
    nodes,
    paragraphs: (text, textLocale) => nodes(parseMarkdown(text).children, textLocale),
    line: (text, textLocale) =>
      nodes(
        parseMarkdown(text).children.flatMap((node): Nodes[] => (node.type === "paragraph" ? node.children : [node])),
        textLocale,
      ),
    cites: () => citeTableFrom(used, locale, library),
  };
}

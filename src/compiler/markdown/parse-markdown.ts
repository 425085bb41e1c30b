import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { plainTextTree } from "./plain-text-tree.ts";

/**
 * Directives without the inline construct: `10:30`, `3:2` and `:smile:` stay text. `verbose` records where a box is closed.
 */
function marks(this: Processor): void {
  const data = this.data();
  const { flow } = directive();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { ...(flow === undefined ? {} : { flow }) }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown({ verbose: true })];
}

/** The parser itself, which knows all notation. */
export const markdownParser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ["yaml"])
  .use(marks)
  .freeze();

/** Checks and builders read the same texts again and again; each is parsed once in the life of the process. */
const trees = new Map<string, Root>();

/** The tree of one Markdown text, with marks as leaf and container directives; never changed by who reads it. Never fails: every text is some Markdown. */
export function parseMarkdown(text: string): Root {
  const tree = trees.get(text) ?? plainTextTree(text) ?? markdownParser.parse(text);
  trees.set(text, tree);
  return tree;
}

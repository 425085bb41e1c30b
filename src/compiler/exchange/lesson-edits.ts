import type { BlockText, LessonText } from "../markdown/lesson-text.ts";
import { type Attributes, markWith } from "../markdown/mark-attributes.ts";
import { markForms } from "../markdown/marks.ts";
import { rangeOf } from "./lesson-words.ts";
import { shifted, type TextEdit } from "./text-edits.ts";
import { blockBranch } from "./write-yaml.ts";
import { yamlEdits } from "./yaml-edits.ts";
import type { YamlBranch } from "./yaml-tree.ts";

/** What changes in one block of a lesson. A block that is not there yet has its body, and its label if the mark has one. */
export interface BlockChange extends Attributes {
  readonly label?: string | undefined;
  readonly body?: string | undefined;
}
export interface LessonChange {
  /** `title` and what the front matter says of the translation. */
  readonly top: YamlBranch;
  readonly blocks: ReadonlyMap<string, BlockChange>;
}

const frontMatter = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/** How to write changes into a translated lesson; new blocks stand where the source has them. */
export function lessonEdits(text: string, source: LessonText, translation: LessonText, change: LessonChange): readonly TextEdit[] {
  const [, top = ""] = frontMatter.exec(text) ?? [];
  const edits = [...shifted(yamlEdits(`${top}\n`, change.top, frontKeys), "---\n".length)];
  const there = new Map(translation.blocks.map((block) => [block.id, block]));
  for (const [index, block] of source.blocks.entries()) {
    const changed = change.blocks.get(block.id);
    if (!changed) continue;
    const own = there.get(block.id);
    if (own) edits.push(...blockEdits(text, own, changed));
    else {
      const next = source.blocks.slice(index + 1).flatMap(({ id }) => there.get(id) ?? [])[0];
      edits.push(newBlock(text, next, blockText(block, changed)));
    }
  }
  return edits;
}

const frontKeys = { title: "" };

function* blockEdits(text: string, block: BlockText, { label, body, ...attributes }: BlockChange): Generator<TextEdit> {
  const [labelRange, bodyRange] = [rangeOf(block.label), rangeOf(block.body)];
  if (label !== undefined && labelRange) yield { ...labelRange, text: label };
  if (body !== undefined && bodyRange) yield { ...bodyRange, text: body };
  const { start, end } = lineAt(text, block.line ?? 1);
  const open = start + text.slice(start, end).lastIndexOf("{#");
  yield { start: open, end, text: markWith(text.slice(open, end), attributes) };
}

function lineAt(text: string, line: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf("\n", start) + 1;
  const end = text.indexOf("\n", start);
  return { start, end: end === -1 ? text.length : end };
}

/** Before the next block of the source that is there, else at the end. */
function newBlock(text: string, next: BlockText | undefined, block: string): TextEdit {
  if (next) {
    const { start } = lineAt(text, next.line ?? 1);
    return { start, end: start, text: `${block}\n\n` };
  }
  const end = text.trimEnd().length;
  return { start: end, end, text: `\n\n${block}` };
}

/** A block of a translation: its mark without structure, and its words. */
function blockText({ id, kind }: BlockText, { label, body, ...attributes }: BlockChange): string {
  const isBox = markForms[kind].form === "box";
  const mark = markWith(`${isBox ? ":::" : "::"}${kind}${label === undefined ? "" : `[${label}]`}{#${id}}`, attributes);
  if (kind === "figure") return mark;
  return `${mark}\n${body ?? ""}${isBox ? "\n:::" : ""}`;
}

/** A new translation: front matter, the translated blocks, and the figures in their places. */
export function newLesson(source: LessonText, { top, blocks }: LessonChange): string {
  const texts = source.blocks.flatMap((block) => {
    const change = block.kind === "figure" ? {} : blocks.get(block.id);
    return change ? [blockText(block, change)] : [];
  });
  return `---\n${blockBranch(top, 0)}---\n\n${texts.join("\n\n")}\n`;
}

import type { PhrasingContent, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { error, type Report } from "../diagnostic.ts";
import { checkNodes } from "./check-nodes.ts";
import type { LessonFile } from "./lesson-text.ts";
import { parseMarkdown } from "./parse-markdown.ts";

export type Mark = LeafDirective | ContainerDirective;

/** A mark and what belongs to it. */
export interface MarkedPiece {
  readonly mark: Mark;
  readonly label: readonly PhrasingContent[];
  readonly body: readonly RootContent[];
}

/** Cuts a lesson at its marks. Text above the first mark, or between a box and the next mark, belongs to none and is reported. */
export function splitBlocks({ file, text }: LessonFile, report: Report): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let body: RootContent[] | null = null;
  for (const node of parseMarkdown(text).children) {
    if (node.type === "yaml") continue;
    if (node.type === "leafDirective") {
      body = [];
      pieces.push({ mark: node, label: [], body });
    } else if (node.type === "containerDirective") {
      body = null;
      const piece = boxPiece(node);
      checkBox(file, piece, report);
      pieces.push(piece);
    } else if (body === null) {
      checkNodes(file, text, [node], report);
      report(error("block-marked", { file, line: node.position?.start.line }, "no mark stands above this: write one, such as ::text{#id}"));
    } else {
      body.push(node);
    }
  }
  return pieces;
}

function boxPiece(mark: ContainerDirective): MarkedPiece {
  const [first, ...rest] = mark.children;
  if (first?.type === "paragraph" && first.data?.directiveLabel) return { mark, label: first.children, body: rest };
  return { mark, label: [], body: mark.children };
}

function checkBox(file: string, { mark, body }: MarkedPiece, report: Report): void {
  const id = mark.attributes?.id ?? mark.name;
  if (mark.data?.position === undefined || !("closing" in mark.data.position)) {
    report(
      error("box-closed", { file, line: mark.position?.start.line }, `box "${id}" is not closed: end it with ::: on a line of its own`),
    );
    return;
  }
  for (const child of body) {
    if (child.type !== "leafDirective" && child.type !== "containerDirective") continue;
    report(error("box-flat", { file, line: child.position?.start.line }, `mark inside box "${id}": is the box above closed?`));
  }
}

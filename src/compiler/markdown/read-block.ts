import type { PhrasingContent, RootContent } from "mdast";
import type { BlockKind } from "#domain/course/lesson.ts";
import { error, type Place, type Report } from "../diagnostic.ts";
import { checkAttributes } from "./check-attributes.ts";
import { checkNodes } from "./check-nodes.ts";
import type { BlockText, LessonFile } from "./lesson-text.ts";
import { isBlockKind, markForms } from "./marks.ts";
import type { MarkedPiece } from "./split-blocks.ts";

/** Reads one marked piece. `null` when it has no known mark or no id, so that nothing could refer to it. */
export function readBlock(piece: MarkedPiece, { file, text, isSource }: LessonFile, report: Report): BlockText | null {
  const { mark, label, body } = piece;
  const place = { file, line: mark.position?.start.line };
  const kind = mark.name;
  if (!isBlockKind(kind)) {
    report(error("mark-known", place, `"${kind}" is no mark: use ${Object.keys(markForms).join(", ")}`));
    return null;
  }
  checkMark(kind, piece, place, report);
  const attributes = Object.fromEntries(Object.entries(mark.attributes ?? {}).map(([name, value]) => [name, value ?? ""]));
  const { id, ...others } = attributes;
  if (id === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    report(error("block-id", place, id === undefined ? `${kind} needs an id: {#id}` : `"${id}": ids are kebab-case`));
    return null;
  }
  checkAttributes({ id, kind, attributes: others }, isSource, place, report);
  checkNodes(file, text, [...label, ...body], report);
  const heading = body.some((child) => child.type === "heading");
  checkContent({ id, kind, heading }, body, place, report);
  const words = [slice(text, label), slice(text, body)].filter(Boolean).join("\n");
  return { ...place, id, kind, attributes: others, label, body, heading, words };
}

function checkMark(kind: BlockKind, { mark, label }: MarkedPiece, place: Place, report: Report): void {
  const { form, labelled } = markForms[kind];
  const isBox = mark.type === "containerDirective";
  if (form === "line" && isBox) report(error("mark-known", place, `write ::${kind}{} with two colons: it has no end`));
  if (form === "box" && !isBox) report(error("mark-known", place, `write :::${kind}{} with three colons, and ::: at the end`));
  const isLabelled = isBox ? label.length > 0 : mark.children.length > 0;
  if (isLabelled && !labelled) report(error("mark-unreadable", place, `${kind} has no words in square brackets`));
  if (isBox && labelled && !isLabelled) report(error("mark-unreadable", place, `${kind} needs its words: :::${kind}[…]{#id}`));
}

function checkContent(
  { id, kind, heading }: Pick<BlockText, "id" | "kind" | "heading">,
  body: readonly RootContent[],
  place: Place,
  report: Report,
): void {
  const [first] = body;
  if (kind === "figure") {
    if (first)
      report(error("block-marked", { ...place, line: first.position?.start.line }, `"${id}" is a figure: write a mark above this`));
    return;
  }
  if (first === undefined) report(error("block-empty", place, `"${id}" has no words`));
  if (heading && (kind !== "text" || body.length > 1)) {
    report(error("heading-alone", place, `"${id}": a heading stands alone, under its own ::text{}`));
  }
  if (kind === "table" && (body.length !== 1 || first?.type !== "table")) {
    report(error("mark-known", place, `"${id}" has to hold one table and nothing else`));
  }
}

function slice(text: string, nodes: readonly (RootContent | PhrasingContent)[]): string {
  const start = nodes.at(0)?.position?.start.offset;
  const end = nodes.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? "" : text.slice(start, end);
}

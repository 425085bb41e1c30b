import type { FigureDrawing, FigureLabel } from "#domain/course/lesson.ts";
import type { TextAttributes, TextElement } from "#domain/course/text.ts";
import { error, type Place, type Report } from "../diagnostic.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

/** How much room a label has: lines, and the width of each in units of the drawing. */
export interface LabelRoom extends Place {
  readonly id: string;
  readonly bold: boolean;
  readonly widths: readonly number[];
}
export interface Figure extends Place {
  readonly drawing: FigureDrawing;
  readonly rooms: readonly LabelRoom[];
}

const paint = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity"];
const shapeAttributes: { readonly [tag: string]: readonly string[] } = {
  g: paint,
  rect: ["x", "y", "width", "height", "rx", "ry", ...paint],
  path: ["d", ...paint],
  circle: ["cx", "cy", "r", ...paint],
  ellipse: ["cx", "cy", "rx", "ry", ...paint],
  line: ["x1", "y1", "x2", "y2", ...paint],
  polyline: ["points", ...paint],
  polygon: ["points", ...paint],
};
const labelGroup = ["fill", "font-size", "text-anchor"];
const labelAttributes = ["data-label", "data-lines", "data-room", "x", "y", "font-weight"];
const colours = new Set(["none", "currentColor"]);
const widest = 328;

/** Reads a drawing of shapes and empty labels. Reports under `figure-drawing` and `figure-width`; `null` when it cannot be read. */
export function readFigure(file: string, text: string, report: Report): Figure | null {
  const xml = readXml(text);
  if ("problem" in xml) {
    report(error("figure-drawing", { file, line: xml.line }, xml.problem));
    return null;
  }
  const { root } = xml;
  const problem = (element: XmlElement, message: string): void => report(error("figure-drawing", { file, line: element.line }, message));
  const box = /^0 0 (\d+) (\d+)$/.exec(root.attributes.viewBox ?? "");
  if (root.tag !== "svg" || box === null) {
    problem(root, 'begin with <svg viewBox="0 0 width height">');
    return null;
  }
  const [width, height] = [Number(box[1]), Number(box[2])];
  if (width > widest) report(error("figure-width", { file, line: root.line }, `${width} units wide: at most ${widest} fit a phone`));

  const shapes: TextElement[] = [];
  const fixed: TextElement[] = [];
  const labels: FigureLabel[] = [];
  const rooms: LabelRoom[] = [];
  for (const group of root.children) {
    if (group.tag !== "g") {
      problem(group, `<${group.tag}> stands outside of a <g>`);
    } else if (group.children.some(({ tag }) => tag === "text")) {
      checkAttributes(group, labelGroup, problem);
      for (const element of group.children) readLabel(file, element, group, labels, rooms, problem);
    } else {
      const { "data-mirror": mirror, ...attributes } = group.attributes;
      if (mirror !== undefined && mirror !== "x") problem(group, 'data-mirror is "x"');
      (mirror === "x" ? shapes : fixed).push(shapeFrom({ ...group, attributes }, problem));
    }
  }
  return { file, line: 1, drawing: { width, height, shapes, fixed, labels }, rooms };
}

type Problem = (element: XmlElement, message: string) => void;

function checkAttributes(element: XmlElement, allowed: readonly string[], problem: Problem): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!allowed.includes(name)) problem(element, `<${element.tag}> has no attribute ${name} here`);
    if ((name === "fill" || name === "stroke") && !colours.has(value))
      problem(element, `${name} is none or currentColor: the page sets the colours`);
  }
}

function shapeFrom(element: XmlElement, problem: Problem): TextElement {
  const allowed = shapeAttributes[element.tag];
  if (allowed === undefined) problem(element, `<${element.tag}> is not drawn: use ${Object.keys(shapeAttributes).join(", ")}`);
  else checkAttributes(element, allowed, problem);
  return [element.tag, attributesFrom(element), ...element.children.map((child) => shapeFrom(child, problem))];
}

function attributesFrom({ attributes }: XmlElement): TextAttributes | 0 {
  const entries = Object.entries(attributes).map(
    ([name, value]) => [name, /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value] as const,
  );
  return entries.length === 0 ? 0 : Object.fromEntries(entries);
}

function readLabel(
  file: string,
  element: XmlElement,
  group: XmlElement,
  labels: FigureLabel[],
  rooms: LabelRoom[],
  problem: Problem,
): void {
  if (element.tag !== "text") {
    problem(element, `<${element.tag}> stands in a group of labels: give shapes a <g> of their own`);
    return;
  }
  checkAttributes(element, labelAttributes, problem);
  if (element.children.length > 0) problem(element, "a label is empty: its words stand in the words file");
  if (group.attributes["text-anchor"] !== "middle") problem(group, 'labels are centred: text-anchor="middle"');
  const { "data-label": id, "data-lines": lines, "data-room": room, x, y, "font-weight": weight } = element.attributes;
  const [lineCount = 0, labelX = 0, labelY = 0] = [lines, x, y].map((value) => Number(value ?? Number.NaN));
  const widths = (room ?? "").split(" ").map((width) => (/^\d+$/.test(width) ? Number(width) : Number.NaN));
  if (id === undefined || [lineCount, labelX, labelY, ...widths].some(Number.isNaN)) {
    problem(element, "a label needs data-label, data-lines, data-room, x and y");
    return;
  }
  const [first = 0] = widths;
  if (widths.length > 1 && widths.length !== lineCount) {
    problem(element, `data-room gives ${widths.length} widths for ${lineCount} lines: give one for all or one for each`);
    return;
  }
  const bold = weight === "bold";
  labels.push({ id, x: labelX, y: labelY, ...(bold ? { bold } : {}) });
  rooms.push({ file, line: element.line, id, bold, widths: widths.length > 1 ? widths : Array.from({ length: lineCount }, () => first) });
}

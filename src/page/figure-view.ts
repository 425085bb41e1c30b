import type { FigureDrawing, FigureWords } from "#domain/course/lesson.ts";
import type { TextElement } from "#domain/course/text.ts";
import type { Dir } from "#domain/locale.ts";
import { h, type PageElement, type PageNode } from "./node.ts";

const shapeTags: ReadonlySet<string> = new Set(["g", "rect", "path", "circle", "line", "polyline", "polygon", "ellipse"]);
const shapeAttributes: ReadonlySet<string> = new Set(
  "x y x1 y1 x2 y2 cx cy r rx ry width height d points fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-rule opacity transform".split(
    " ",
  ),
);
const lineHeight = 19;

/** Draws a figure with its labels. Right to left, the shapes are mirrored as one group and each label moves to the other side. */
export function figureView(drawing: FigureDrawing, words: FigureWords, dir: Dir, id: string): PageElement {
  const mirror = dir === "rtl";
  const shapes = shapeNodes(drawing.shapes);
  const labels = drawing.labels.map((label) => {
    const x = mirror ? drawing.width - label.x : label.x;
    const lines = words.labels[label.id] ?? [];
    return h(
      "text",
      { x, y: label.y, "font-weight": label.bold && "bold" },
      lines.map((line, index) => h("tspan", { x, dy: index === 0 ? 0 : lineHeight }, line)),
    );
  });
  return h(
    "svg",
    { viewBox: `0 0 ${drawing.width} ${drawing.height}`, role: "img", "aria-labelledby": id },
    h("title", { id }, words.title),
    mirror ? h("g", { transform: `matrix(-1 0 0 1 ${drawing.width} 0)` }, shapes) : h("g", 0, shapes),
    h("g", 0, shapeNodes(drawing.fixed)),
    h("g", { fill: "currentColor", "font-size": 15, "text-anchor": "middle" }, labels),
  );
}

function shapeNodes(shapes: readonly TextElement[]): readonly PageNode[] {
  return shapes.flatMap(([tag, attributes, ...children]) => {
    if (!shapeTags.has(tag)) return [];
    const kept = Object.fromEntries(Object.entries(attributes || {}).filter(([name]) => shapeAttributes.has(name)));
    return [h(tag, kept, shapeNodes(children.filter((child): child is TextElement => typeof child !== "string")))];
  });
}

import { describe, expect, it } from "vitest";
import type { FigureDrawing, FigureWords } from "#domain/course/lesson.ts";
import type { Dir } from "#domain/locale.ts";
import { attributeOf, elementsOf, textOf, withTag } from "../../tests/support/page-nodes.ts";
import { figureView } from "./figure-view.ts";
import type { PageNode } from "./node.ts";
import { serialise } from "./serialise.ts";

const drawing: FigureDrawing = {
  width: 400,
  height: 100,
  shapes: [["rect", { x: 10, y: 10, width: 80, height: 40, "stroke-width": 2 }]],
  fixed: [["circle", { cx: 200, cy: 50, r: 9 }]],
  labels: [
    { id: "sender", x: 50, y: 30, bold: true },
    { id: "missing", x: 350, y: 30 },
  ],
};
const words: FigureWords = { title: "The way of a note", desc: "From left to right", labels: { sender: ["Embassy of", "Dorvia"] } };

/** What is drawn after the title: shapes, what never mirrors, labels. */
function groupsOf(dir: Dir): readonly [shapes: PageNode, fixed: PageNode, labels: PageNode] {
  const [, , , shapes = "", fixed = "", labels = ""] = figureView(drawing, words, dir, "road-title");
  return [shapes, fixed, labels];
}

describe("figureView", () => {
  it("names the picture by its title", () => {
    const svg = figureView(drawing, words, "ltr", "road-title");
    expect(svg[1]).toMatchObject({ role: "img", "aria-labelledby": "road-title", viewBox: "0 0 400 100" });
    expect(svg[2]).toEqual(["title", { id: "road-title" }, "The way of a note"]);
  });
  it("puts each line of a label under the one before, and nothing where a label has no words", () => {
    const [first, second] = withTag(groupsOf("ltr"), "text");
    expect(first && elementsOf([first]).slice(1)).toEqual([
      ["tspan", { x: 50, dy: 0 }, "Embassy of"],
      ["tspan", { x: 50, dy: 19 }, "Dorvia"],
    ]);
    expect(second && textOf(second)).toBe("");
  });
  it("mirrors shapes as one group right to left, moves labels over and flips neither text nor what is fixed", () => {
    const [shapes, fixed, labels] = groupsOf("rtl");
    expect(shapes).toMatchObject(["g", { transform: "matrix(-1 0 0 1 400 0)" }, ["rect", { x: 10 }]]);
    expect(fixed).toEqual(["g", 0, ["circle", { cx: 200, cy: 50, r: 9 }]]);
    expect(withTag([labels], "text").map((text) => attributeOf(text, "x"))).toEqual([350, 50]);
    expect(elementsOf([labels]).filter((element) => attributeOf(element, "transform"))).toEqual([]);
    expect(groupsOf("ltr")[0]).toMatchObject(["g", 0, ["rect", { x: 10 }]]);
  });
  it("draws nothing but shapes, with attributes of shapes", () => {
    const hostile: FigureDrawing = {
      ...drawing,
      shapes: [
        ["script", 0, "alert(1)"],
        ["foreignObject", 0, ["rect", 0]],
        ["g", { onload: "alert(1)", href: "javascript:alert(1)", style: "x", opacity: 1 }, "text", ["image", { href: "x" }], ["line", 0]],
      ],
      fixed: [["use", { href: "https://evil.example/#x" }]],
    };
    const html = serialise(figureView(hostile, words, "ltr", "t"));
    expect(html).not.toMatch(/script|foreignObject|onload|href|style|image|<use|alert/);
    expect(html).toContain('<g><g opacity="1"><line></line></g></g><g></g>');
  });
});

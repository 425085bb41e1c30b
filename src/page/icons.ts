import { h, type PageElement } from "./node.ts";

/** What an icon is drawn of: SVG elements without children. */
export type IconShapes = readonly (readonly [tag: string, attributes: { readonly [name: string]: string }])[];

/** Icons of a lesson, on a 24 unit square with one stroke (design guide, section 4); all others are in `app/ui/icons.ts`. */
const shapes = {
  check: [["path", { d: "M5 12.5l4.5 4.5L19 7.5" }]],
  arrow: [["path", { d: "M4.5 12h15M13 5.5l6.5 6.5-6.5 6.5" }]],
  back: [["path", { d: "M19.5 12h-15M11 5.5L4.5 12l6.5 6.5" }]],
  type: [["path", { d: "M3.5 18L8 6.5 12.5 18M5 14.2h6M14 18l3.2-8 3.3 8M15.2 15.3h4" }]],
  "s-binding": [
    [
      "path",
      {
        d: "M3.5 3.5h17v17h-17zM7.5 9.2v1.8h9V9.2zM7.5 13.2V15h9v-1.8z",
        fill: "currentColor",
        stroke: "none",
        "fill-rule": "evenodd",
      },
    ],
  ],
  "s-norm": [
    ["circle", { cx: "12", cy: "12", r: "8", "stroke-width": "2.6" }],
    ["circle", { cx: "12", cy: "12", r: "2.2", fill: "currentColor", stroke: "none" }],
  ],
  "s-position": [
    ["path", { d: "M6 21V3.5", "stroke-width": "2.2" }],
    ["path", { d: "M6.5 4h14l-4 4.5 4 4.5h-14z", fill: "currentColor", stroke: "none" }],
  ],
  "s-contested": [
    ["path", { d: "M12 2.8L21.2 12 12 21.2 2.8 12z", "stroke-width": "2.2" }],
    ["path", { d: "M12 2.8v18.4L2.8 12z", fill: "currentColor", stroke: "none" }],
  ],
  "s-scholarship": [
    [
      "path",
      {
        d: "M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5zM12 6.5V20",
        "stroke-width": "2.2",
      },
    ],
  ],
  "s-practice": [["path", { d: "M3 20.5h18V4h-5.5v5.5H9V15H3z", fill: "currentColor", stroke: "none" }]],
} as const satisfies { readonly [name: string]: IconShapes };

export type ReadingIcon = keyof typeof shapes;

/** Those that point along the text and so mirror for right-to-left; clocks, ticks and media keys never do. */
const mirrored: ReadonlySet<string> = new Set(["arrow", "back", "external", "fork", "lesson", "s-position", "s-practice"]);

/** A decorative icon: the word always stands beside it, so it is hidden from assistive technology. */
export function drawnIcon(name: string, drawing: IconShapes): PageElement {
  return h("svg", { class: mirrored.has(name) ? "i i--flip" : "i", viewBox: "0 0 24 24", "aria-hidden": "true" }, ...drawing);
}

export const icon = (name: ReadingIcon): PageElement => drawnIcon(name, shapes[name]);
export const isReadingIcon = (name: string): name is ReadingIcon => name in shapes;

import { drawnIcon, type IconShapes } from "#page/icons.ts";
import { reactNode } from "../ui/page-node.tsx";

/** Icons of the reading tools (design/icons.svg), apart from those of the first script. */
const shapes = {
  cols: [
    ["rect", { x: "3.5", y: "5", width: "17", height: "14", rx: "1.5" }],
    ["path", { d: "M12 5v14" }],
  ],
  bookmark: [["path", { d: "M7 4h10v16l-5-3.8L7 20z" }]],
  highlight: [["path", { d: "M4 20h16M7.5 15.5l-1-4L14 4l4.5 4.5-7.5 7.5zM11 7l4.5 4.5" }]],
  print: [["path", { d: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" }]],
  speaker: [["path", { d: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" }]],
  more: [
    ["circle", { cx: "5", cy: "12", r: "1.4", fill: "currentColor" }],
    ["circle", { cx: "12", cy: "12", r: "1.4", fill: "currentColor" }],
    ["circle", { cx: "19", cy: "12", r: "1.4", fill: "currentColor" }],
  ],
  note: [["path", { d: "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4" }]],
} as const satisfies { readonly [name: string]: IconShapes };

export type ReaderIconName = keyof typeof shapes;

export function ReaderIcon({ name }: { readonly name: ReaderIconName }) {
  return reactNode(drawnIcon(name, shapes[name]));
}

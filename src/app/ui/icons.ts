import type { IconShapes } from "#page/icons.ts";

/** Icons of the app besides those of a lesson (`page/icons.ts`), on a 24 unit square with one stroke. */
export const appIcons = {
  home: [["path", { d: "M4 11l8-7 8 7v9h-5v-6H9v6H4z" }]],
  courses: [["path", { d: "M12 6.5C10 5 7 4.5 4 4.5v13c3 0 6 .5 8 2 2-1.5 5-2 8-2v-13c-3 0-6 .5-8 2zM12 6.5v13" }]],
  library: [["path", { d: "M5 4v16M9.5 4v16M14 4v16M18 4v16M3 20h18M3 4h17" }]],
  copy: [
    ["rect", { x: "8", y: "8", width: "12", height: "12", rx: "1.5" }],
    ["path", { d: "M16 8V4H4v12h4" }],
  ],
  external: [["path", { d: "M10 5H5v14h14v-5M13.5 4.5h6v6M19.5 4.5L11 13" }]],
  review: [["path", { d: "M5 12a7 7 0 0 1 12-5l2 2M19 4.5V9h-4.5M19 12a7 7 0 0 1-12 5l-2-2M5 19.5V15h4.5" }]],
  more: [
    ["circle", { cx: "5", cy: "12", r: "1.4", fill: "currentColor" }],
    ["circle", { cx: "12", cy: "12", r: "1.4", fill: "currentColor" }],
    ["circle", { cx: "19", cy: "12", r: "1.4", fill: "currentColor" }],
  ],
  cross: [["path", { d: "M6 6l12 12M18 6L6 18" }]],
  down: [["path", { d: "M5.5 9l6.5 6.5L18.5 9" }]],
  up: [["path", { d: "M5.5 15L12 8.5l6.5 6.5" }]],
  download: [["path", { d: "M12 4v11M7 10.5l5 5 5-5M5 20h14" }]],
  device: [
    ["rect", { x: "6", y: "3", width: "12", height: "18", rx: "2" }],
    ["path", { d: "M9 12.5l2.2 2.2L15.2 10.5" }],
  ],
  update: [["path", { d: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5" }]],
  warn: [["path", { d: "M12 4l9 16H3zM12 10v4.5M12 17.3v.2" }]],
  info: [
    ["circle", { cx: "12", cy: "12", r: "8.5" }],
    ["path", { d: "M12 11v5.5M12 7.5v.2" }],
  ],
  offline: [
    ["path", { d: "M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 6.1 9.6 4.2 4.2 0 0 0 7 18z" }],
    ["path", { d: "M4 4l16 17" }],
  ],
  clock: [
    ["circle", { cx: "12", cy: "12", r: "8.5" }],
    ["path", { d: "M12 7v5l3.2 2" }],
  ],
  fork: [
    ["circle", { cx: "5.5", cy: "12", r: "2" }],
    ["circle", { cx: "18.5", cy: "6", r: "2" }],
    ["circle", { cx: "18.5", cy: "18", r: "2" }],
    ["path", { d: "M7.5 12c5 0 4-6 9-6M7.5 12c5 0 4 6 9 6" }],
  ],
  quiz: [
    ["rect", { x: "4", y: "4", width: "16", height: "16", rx: "1.5" }],
    ["path", { d: "M8 12.3l2.8 2.8L16 9.5" }],
  ],
  lesson: [["path", { d: "M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3.5" }]],
  work: [["path", { d: "M5 19l1-4L15.5 5.5l3 3L9 18zM13 20h6" }]],
  user: [
    ["circle", { cx: "12", cy: "8", r: "3.8" }],
    ["path", { d: "M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" }],
  ],
  lock: [
    ["rect", { x: "5", y: "11", width: "14", height: "9", rx: "1.5" }],
    ["path", { d: "M8 11V8a4 4 0 0 1 8 0v3" }],
  ],
  trash: [["path", { d: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5" }]],
  export: [["path", { d: "M12 15.5V4M7.5 8L12 3.7 16.5 8M5 13v7h14v-7" }]],
  install: [
    ["rect", { x: "6", y: "2.5", width: "12", height: "19", rx: "2" }],
    ["path", { d: "M12 6.5v7M9 11l3 3 3-3M10 18h4" }],
  ],
  pause: [["path", { d: "M8.5 6v12M15.5 6v12" }]],
  storage: [
    ["ellipse", { cx: "12", cy: "6", rx: "7.5", ry: "2.8" }],
    ["path", { d: "M4.5 6v12c0 1.6 3.4 2.8 7.5 2.8s7.5-1.2 7.5-2.8V6M4.5 12c0 1.6 3.4 2.8 7.5 2.8s7.5-1.2 7.5-2.8" }],
  ],
  mark: [
    ["path", { d: "M10.2 3.2a9 9 0 0 0 0 17.6M13.8 3.2a9 9 0 0 1 0 17.6", "stroke-width": "2.6" }],
    ["path", { d: "M12 8.8v6.4", "stroke-width": "2.6" }],
  ],
  search: [
    ["circle", { cx: "11", cy: "11", r: "6.5" }],
    ["path", { d: "M16 16l4.5 4.5" }],
  ],
  globe: [
    ["circle", { cx: "12", cy: "12", r: "8.5" }],
    ["path", { d: "M3.5 12h17M12 3.5c3 2.6 3.4 5.4 3.4 8.5S15 17.9 12 20.5c-3-2.6-3.4-5.4-3.4-8.5S9 6.1 12 3.5z" }],
  ],
} as const satisfies { readonly [name: string]: IconShapes };

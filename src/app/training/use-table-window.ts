import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { whenIdle } from "../when-idle.ts";

/** What a large table shows of itself: rows and columns, the first drawn and the one after the last. */
export interface TableWindow {
  readonly rows: Span;
  readonly columns: Span;
  /** Room of the rows above and below that are not drawn. */
  readonly abovePx: number;
  readonly belowPx: number;
  /** Scrolls until the cell is seen as a whole. */
  readonly reveal: (row: number, column: number) => void;
}
export interface Span {
  readonly first: number;
  readonly end: number;
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
}
/** Sizes in CSS pixels. `leadPx`: head and first columns, which are always drawn. */
interface Sizes {
  readonly rowPx: number;
  readonly cellPx: number;
  readonly headPx: number;
  readonly leadPx: number;
  readonly stuckPx: number;
  readonly heightPx: number;
  readonly widthPx: number;
}
/** Until a cell and its frame were measured, as before the first layout. */
const unmeasured: Sizes = { rowPx: 52, cellPx: 120, headPx: 96, leadPx: 536, stuckPx: 176, heightPx: 672, widthPx: 1280 };
const likely = (): Sizes => ({
  ...unmeasured,
  heightPx: Math.min(unmeasured.heightPx, innerHeight),
  widthPx: Math.min(unmeasured.widthPx, innerWidth),
});

/** Rows and columns beyond what is seen that are drawn as well, once this was painted; the window moves in steps of as many. */
const spare = 4;

/**
 * Which part of a table of equal rows and equal columns is drawn in a frame that scrolls. Sizes are measured at what is drawn, so they
 * follow the reader's text size. A library for parts of unequal size would bring 15 KB for what is a division here.
 * @param frame Scrolls; holds a table whose drawn rows have `aria-rowindex`, whose head marks a column with `data-cell`, the last of those
 * that are always drawn with `data-lead`, and the one that stays with `data-stuck`.
 */
export function useTableWindow(frame: RefObject<HTMLElement | null>, { rows, columns }: Extent): TableWindow {
  const [sizes, setSizes] = useState(likely);
  const [ahead, setAhead] = useState(0);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const latest = useRef(sizes);
  latest.current = sizes;

  const measure = useCallback(() => {
    if (frame.current) setSizes((before) => sameOr(before, measured(frame.current)));
  }, [frame]);
  useLayoutEffect(measure, [measure]);
  useEffect(() => whenIdle(() => setAhead(2 * spare), 500), []);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const scrolled = () => {
      const { rowPx, cellPx } = latest.current;
      const row = stepOf(element.scrollTop / rowPx);
      const column = stepOf(Math.abs(element.scrollLeft) / cellPx); // below zero where lines run from the right
      setAt((before) => (before.row === row && before.column === column ? before : { row, column }));
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", scrolled);
      resized.disconnect();
    };
  }, [frame, measure]);

  const reveal = useCallback(
    (row: number, column: number) => {
      const element = frame.current;
      if (!element) return;
      const { rowPx, cellPx, headPx, leadPx, stuckPx } = latest.current;
      const top = within(element.scrollTop, row * rowPx, (row + 1) * rowPx + headPx - element.clientHeight);
      if (top !== element.scrollTop) element.scrollTop = top;
      if (column < 0) return;
      const start = leadPx + column * cellPx;
      const from = Math.abs(element.scrollLeft);
      const to = within(from, start - stuckPx, start + cellPx - element.clientWidth);
      if (to !== from) element.scrollLeft = element.scrollLeft < 0 || getComputedStyle(element).direction === "rtl" ? -to : to;
    },
    [frame],
  );

  const rowSpan = spanFrom(at.row, Math.ceil(sizes.heightPx / sizes.rowPx) + ahead, rows);
  return {
    rows: rowSpan,
    columns: spanFrom(at.column, Math.ceil(sizes.widthPx / sizes.cellPx) + ahead, columns),
    abovePx: rowSpan.first * sizes.rowPx,
    belowPx: (rows - rowSpan.end) * sizes.rowPx,
    reveal,
  };
}

const stepOf = (place: number): number => Math.floor(place / spare) * spare;

/** From a step before this place on; so many from the place. */
function spanFrom(place: number, drawn: number, count: number): Span {
  const first = Math.max(0, Math.min(place - spare, Math.floor((count - 1) / spare) * spare));
  return { first, end: Math.min(count, place + drawn) };
}

/** Moved as little as shows what lies between. */
const within = (from: number, most: number, least: number): number => (from > most ? most : from < least ? least : from);

function measured(frame: HTMLElement | null): Sizes {
  const size = (selector: string, side: "width" | "height") => frame?.querySelector(selector)?.getBoundingClientRect()[side];
  const lead = frame?.querySelector("[data-lead]")?.getBoundingClientRect();
  const stuck = frame?.querySelector("[data-stuck]")?.getBoundingClientRect();
  const isRightToLeft = frame !== null && getComputedStyle(frame).direction === "rtl";
  const head = frame?.querySelector("thead")?.getBoundingClientRect();
  const leadPx = head && lead && (isRightToLeft ? head.right - lead.left : lead.right - head.left);
  return {
    rowPx: size("tbody tr[aria-rowindex]", "height") || unmeasured.rowPx,
    cellPx: size("[data-cell]", "width") || unmeasured.cellPx,
    headPx: head?.height || unmeasured.headPx,
    leadPx: leadPx || unmeasured.leadPx,
    stuckPx: stuck?.width || unmeasured.stuckPx,
    heightPx: frame?.clientHeight || unmeasured.heightPx,
    widthPx: frame?.clientWidth || unmeasured.widthPx,
  };
}

const sameOr = (before: Sizes, now: Sizes): Sizes =>
  (Object.keys(now) as (keyof Sizes)[]).every((key) => Math.abs(before[key] - now[key]) < 0.5) ? before : now;

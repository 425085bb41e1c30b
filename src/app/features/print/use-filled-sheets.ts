import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { BriefingPoint } from "./briefing-points.ts";
import { type FilledSheets, fillSheets } from "./fill-sheets.ts";

/** Of A4 with the margins of `print.css` 174 by 257 mm are left; a little less is used, since browsers round. */
const sheetWidthMm = 174;
const sheetHeightMm = 253;
/** Line above the footnotes, foot of the sheet. */
const footMm = 14;

/**
 * Lays points on sheets by the room they take on paper, which is measured in a copy that nobody sees, at the width and in the type of
 * the printed sheet. `measure` goes on that copy.
 */
export function useFilledSheets(
  points: readonly BriefingPoint[],
  sheets: number,
): { readonly measure: RefObject<HTMLDivElement | null>; readonly filled: FilledSheets } {
  const measure = useRef<HTMLDivElement>(null);
  const [filled, setFilled] = useState<FilledSheets>({ sheets: [], left: [] });
  const chosen = points.map(({ id }) => id).join(" ");
  const [fontsReady, setFontsReady] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when other points are chosen or the fonts have come
  useLayoutEffect(() => {
    const copy = measure.current;
    if (!copy) return;
    const heightOf = (selector: string) => copy.querySelector(selector)?.getBoundingClientRect().height ?? 0;
    const pxPerMm = copy.getBoundingClientRect().width / sheetWidthMm;
    const room = (sheetHeightMm - footMm) * pxPerMm - heightOf("[data-measure=head]");
    const pieces = points.map(({ id }) => ({
      id,
      height: heightOf(`[data-row="${id}"]`),
      noteHeight: heightOf(`[data-note="${id}"]`),
    }));
    setFilled(
      fillSheets(
        pieces,
        Array.from({ length: sheets }, () => Math.max(0, room)),
      ),
    );
  }, [chosen, fontsReady, sheets]);
  useLayoutEffect(() => {
    void document.fonts?.ready.then(() => setFontsReady(true));
  }, []);
  return { measure, filled };
}

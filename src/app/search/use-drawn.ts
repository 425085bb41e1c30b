import { startTransition, useEffect, useState } from "react";
import { nextSlice, noteFirstFrame, sliceToBegin, timeToDraw } from "./drawing-pace.ts";

/**
 * How many of the `total` results of a text are drawn: as many at once as make a short frame, and more with each frame after it. Results
 * that the reader comes back to (`areKnown`) are there at once.
 */
export function useDrawn(text: string, total: number, areKnown: boolean): number {
  const [drawn, setDrawn] = useState(() => ({ ...beginning(text), ...(areKnown && { count: total }) }));
  if (drawn.text !== text) setDrawn(beginning(text));
  useEffect(() => {
    const { count, slice } = drawn;
    let isCurrent = true;
    void frameTime().then(async (frameMs) => {
      if (!isCurrent) return;
      if (count === slice && slice <= total) noteFirstFrame(slice, frameMs);
      if (count >= total) return;
      await timeToDraw();
      const next = nextSlice(slice, frameMs);
      if (isCurrent) startTransition(() => setDrawn({ text, count: count + next, slice: next }));
    });
    return () => {
      isCurrent = false;
    };
  }, [text, drawn, total]);
  return drawn.count;
}

function beginning(text: string) {
  const slice = sliceToBegin();
  return { text, count: slice, slice };
}

/** What the next frame takes: to lay out and paint what is in the document now. */
const frameTime = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const begunMs = performance.now();
      setTimeout(() => resolve(performance.now() - begunMs));
    });
  });

import { startTransition, useEffect, useState } from "react";

const firstDrawn = 3;

/**
 * How many of the `total` results of a text are drawn: the first few, and with each frame as many again, so that a key waits for one short
 * frame at most. Results that the reader comes back to (`areKnown`) are there at once.
 */
export function useDrawn(text: string, total: number, areKnown: boolean): number {
  const [drawn, setDrawn] = useState({ text, count: areKnown ? total : firstDrawn });
  const count = drawn.text === text ? drawn.count : firstDrawn;
  useEffect(() => {
    if (count >= total) return;
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn({ text, count: 2 * count })));
    return () => cancelAnimationFrame(frame);
  }, [text, count, total]);
  return count;
}

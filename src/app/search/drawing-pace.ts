/**
 * How results are drawn without holding up the next key: all at once where that takes a short frame, else a few in each. A device on
 * which even one result makes a long frame draws when nothing was typed for a moment, and not between two keys. So does every device
 * while it makes its indexes.
 */
const shortFrameMs = 10;
const longFrameMs = 16;
const largestSlice = 32;
/** A little longer than between two keys of somebody who types fast. */
const pauseMs = 150;

/** As the first frames of the answers before have shown: they draw what is in the window, in the place of what was there. */
let firstSlice = 1;
let isSlow = false;
let typedMs = Number.NEGATIVE_INFINITY;

/** How many results of a new answer are drawn first. */
export const sliceToBegin = (): number => firstSlice;

/** Called with what the first frame of an answer took, which drew `slice` results. */
export function noteFirstFrame(slice: number, frameMs: number): void {
  isSlow = slice === 1 && frameMs > longFrameMs;
  firstSlice = nextSlice(slice, frameMs);
}

/** How many results to draw in the next frame, after one that drew `slice` of them took so long. */
export function nextSlice(slice: number, frameMs: number): number {
  if (frameMs > longFrameMs) return Math.max(1, Math.floor(slice / 2));
  return frameMs < shortFrameMs ? Math.min(largestSlice, 2 * slice) : slice;
}

/** Called with each key, before anything is drawn because of it. */
export function noteTyping(): void {
  typedMs = performance.now();
}

/** Resolves when results may be drawn: at once, but where somebody types on a slow device, or on one that is busy with indexes (`isBusy`). */
export async function timeToDraw(isBusy = false): Promise<void> {
  const leftMs = isSlow || isBusy ? typedMs + pauseMs - performance.now() : 0;
  if (leftMs <= 0) return;
  await new Promise((resolve) => setTimeout(resolve, leftMs));
  return timeToDraw(isBusy);
}

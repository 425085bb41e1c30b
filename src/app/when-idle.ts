/** Does what may wait until the reader has the page, but not longer than this. */
export function whenIdle(work: () => void, atMostMs = 3000): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: atMostMs });
  else setTimeout(work, atMostMs / 3);
}

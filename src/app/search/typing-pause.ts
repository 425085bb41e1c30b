/** A little longer than between two keys of somebody who types fast. */
const pauseMs = 150;
let typedMs = Number.NEGATIVE_INFINITY;

/** Called with each key, before anything is drawn because of it. */
export function noteTyping(): void {
  typedMs = performance.now();
}

/** Resolves when nothing has been typed for a moment: what was found is drawn then, and not between two keys. */
export async function typingPause(): Promise<void> {
  const leftMs = typedMs + pauseMs - performance.now();
  if (leftMs <= 0) return;
  await new Promise((resolve) => setTimeout(resolve, leftMs));
  return typingPause();
}

import type { PinpointEntry } from "#page/shelf-pages.ts";

/** Of each article or paragraph the entry that comes first: `49` for `49`, `49(1)` and `49-53`. What has no number stands for itself. */
export function articlesAmong(entries: readonly PinpointEntry[]): readonly PinpointEntry[] {
  const first = new Map<string, PinpointEntry>();
  for (const entry of entries) {
    const article = numberOf(entry.pinpoint) ?? entry.pinpoint;
    if (!first.has(article)) first.set(article, entry);
  }
  return [...first.values()];
}

/** The article or paragraph in which a pinpoint is: `49` of `49(1)`. */
export const numberOf = (pinpoint: string): string | undefined => /^\d+/.exec(pinpoint)?.[0];

import type { PinpointEntry } from "#page/shelf-pages.ts";
import { placeInAddress } from "../../place-in-address.ts";

/**
 * The entry that a page's mark (`#49(1)`) names. Where the courses do not use that very place, the nearest one around it: `49(2)` leads to
 * `49`, and `51` to `49-54`.
 */
export function pinpointAt(hash: string, entries: readonly PinpointEntry[]): PinpointEntry | undefined {
  const wanted = placeInAddress(hash);
  if (wanted === "") return undefined;
  const exact = entries.find(({ pinpoint }) => pinpoint === wanted);
  if (exact) return exact;
  const around = entries.filter(({ pinpoint }) => wanted.startsWith(`${pinpoint}(`));
  if (around.length > 0) return around.reduce((best, entry) => (entry.pinpoint.length > best.pinpoint.length ? entry : best));
  const number = Number(/^\d+/.exec(wanted)?.[0]);
  return entries.find(({ pinpoint }) => {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(pinpoint) ?? [];
    return Number(from) <= number && number <= Number(to);
  });
}

/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

const firstMs = 5_000;
const longestMs = 15 * 60_000;
const longestSpreadMs = 5 * 60_000;

/**
 * How long to wait after a try that failed, the `failures`-th in a row (from 1): doubling, and spread by half, so that a school whose
 * network returns does not ask in one voice. Where the server said when to come back, not before that, and spread behind it.
 */
export function backOffMs(failures: number, retryAfterMs: number | undefined, random: Random): number {
  if (retryAfterMs !== undefined) return retryAfterMs + random() * Math.min(Math.max(retryAfterMs, firstMs), longestSpreadMs);
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return fullMs * (0.5 + random() / 2);
}

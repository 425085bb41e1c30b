/** The middle value; of an even number of values the mean of the two in the middle. Not a number without values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** How far the greatest value is above the least, as a share of the least. */
export function spread(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) / Math.min(...values) - 1;
}

/** The value below which this share of the values lies. */
export const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

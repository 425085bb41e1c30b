/** 0 for no values. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The value below which the share (0 to 1) of the values lies, interpolated between neighbours (type 7 of Hyndman and Fan 1996, as in most
 * spreadsheets); undefined for no values.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

/** Pearson's correlation, -1 to 1; undefined where one side has no spread. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const meanX = mean(pairs.map(([x]) => x));
  const meanY = mean(pairs.map(([, y]) => y));
  let [both, ofX, ofY] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - meanX) * (y - meanY);
    ofX += (x - meanX) ** 2;
    ofY += (y - meanY) ** 2;
  }
  if (ofX < 1e-12 || ofY < 1e-12) return undefined;
  return Math.max(-1, Math.min(1, both / Math.sqrt(ofX * ofY)));
}

/** What one list has more often than the other, both ways, sorted. */
export function difference(
  source: readonly string[],
  translation: readonly string[],
): { missing: readonly string[]; extra: readonly string[] } {
  const counts = new Map<string, number>();
  for (const value of source) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const value of translation) counts.set(value, (counts.get(value) ?? 0) - 1);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const repeated = (value: string, times: number): readonly string[] => Array.from({ length: Math.max(0, times) }, () => value);
  return {
    missing: sorted.flatMap(([value, count]) => repeated(value, count)),
    extra: sorted.flatMap(([value, count]) => repeated(value, -count)),
  };
}

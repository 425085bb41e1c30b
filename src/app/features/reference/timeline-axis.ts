/** Where a date lies on the axis, in years: `1998-12-04` is 1998.92. A month or a year stands for its first day. */
export function yearsAt(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

/** Where an event ends on the axis: the end of its last day, month or year. */
export function yearsAtEnd(date: string): number {
  const [, month, day] = date.split("-");
  return yearsAt(date) + (day !== undefined ? 1 / 372 : month !== undefined ? 1 / 12 : 1);
}

/** From where something lies on the axis to where it ends. */
export type Span = readonly [from: number, to: number];

/** The place nearest to `place` at which one of these lies; `place` itself where there are none. */
export function nearestTo(place: number, spans: readonly Span[]): number {
  const places = spans.map(([from, to]) => Math.min(Math.max(place, from), to));
  return places.reduce((best, next) => (Math.abs(next - place) < Math.abs(best - place) ? next : best), places[0] ?? place);
}

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

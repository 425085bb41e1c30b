export type Level = "low" | "medium" | "high";

/** A gauge's value in a word: thirds of its range. */
export function levelOf(value: number, max: number): Level {
  const share = max > 0 ? value / max : 0;
  return share < 1 / 3 ? "low" : share < 2 / 3 ? "medium" : "high";
}

import type { NumericItem } from "#domain/course/quiz.ts";
import { allOrNothing, type Grade } from "./grade.ts";

/** All points within the tolerance, its ends included. */
export function gradeNumericItem(item: NumericItem, response: number): Grade {
  return allOrNothing(isWithin(response, item.key.value, item.key.tolerance));
}

/** The foreseen wrong number that was given, if any. */
export function foreseenWrongNumber(item: NumericItem, response: number): NumericItem["wrong"][number] | undefined {
  return item.wrong.find((wrong) => isWithin(response, wrong.value, 0));
}

/** Leaves room for the rounding of decimal fractions: 0.4 is within 0.1 of 0.3. */
function isWithin(given: number, value: number, tolerance: number): boolean {
  const rounding = 1e-9 * Math.max(1, Math.abs(value));
  return Math.abs(given - value) <= tolerance + rounding;
}

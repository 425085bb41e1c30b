import type { WorkState } from "#domain/cohort/work-state.ts";
import type { CompactReport, ReportCell } from "./report-messages.ts";

/** In the order in which cells number them. */
export const workStates: readonly WorkState[] = ["not-started", "in-progress", "done", "mastered"];
const lateMark = workStates.length;

/** The `CompactCell` of somebody who has done nothing. */
export const emptyCell = (isLate: boolean): number => (isLate ? lateMark : 0);
/** @param cell A `CompactCell` that is not late, as JSON without brackets. */
export const lateCell = (cell: string): string => `${Number(cell[0]) + lateMark}${cell.slice(1)}`;

/** The cell that was sent; undefined if it is none. `due`: the entry of the learner's plan. */
export function reportCell(told: unknown, due: CompactReport["plans"][number][number]): ReportCell | null | undefined {
  const parts: readonly unknown[] = Array.isArray(told) ? told : [told];
  const [code, sinceMs = 0, attempts = 0, best] = parts;
  if (!isWhole(code) || code >= 2 * lateMark || !isWhole(sinceMs) || !isWhole(attempts) || parts.length > 4) return undefined;
  if (best !== undefined && !(typeof best === "number" && best >= 0 && best <= 1)) return undefined;
  if (due === null) return null;
  const state = workStates[code % lateMark];
  if (state === undefined) return undefined;
  const cell: { -readonly [field in keyof ReportCell]: ReportCell[field] } = { state };
  if (best !== undefined) cell.best = best;
  if (attempts > 0) cell.attempts = attempts;
  if (sinceMs > 0) cell.sinceMs = sinceMs;
  if (due !== "") cell.dueAt = due;
  if (code >= lateMark) cell.late = true;
  return cell;
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

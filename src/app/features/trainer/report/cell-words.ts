import type { WorkState } from "#domain/cohort/work-state.ts";
import type { Translate } from "#page/translate.ts";
import type { ReportCell } from "#sync/report-messages.ts";
import { isDone } from "../../../training/matrix.ts";
import { wholePercent } from "../../../training/report-table.ts";

/** The words of the matrix, looked up once for all cells. */
export interface CellWords {
  readonly state: { readonly [state in WorkState]: string };
  readonly late: string;
  readonly notAssigned: string;
  /** Joins what a cell tells: "Started, late". */
  readonly joined: (parts: readonly string[]) => string;
  readonly percentSign: (value: number) => string;
}

export function cellWords(t: Translate, percentSign: (value: number) => string): CellWords {
  const percents = new Map<number, string>();
  return {
    state: {
      "not-started": t("state.not-started"),
      "in-progress": t("state.in-progress"),
      done: t("state.done"),
      mastered: t("state.mastered"),
    },
    late: t("late"),
    notAssigned: t("not-assigned"),
    joined: (parts) => parts.join(t("joined")),
    percentSign(value) {
      const known = percents.get(value) ?? percentSign(value);
      percents.set(value, known);
      return known;
    },
  };
}

/** State and lateness in words, as files tell them. */
export const stateText = ({ state, late }: ReportCell, words: CellWords): string =>
  words.joined([words.state[state], ...(late ? [words.late] : [])]);

/** What stands in a cell besides its sign: the score of what is done, else the state in a word. */
export function cellText(cell: ReportCell, words: CellWords): string {
  if (isDone(cell)) return cell.best === undefined ? words.state[cell.state] : words.percentSign(wholePercent(cell.best));
  return cell.late && cell.state === "not-started" ? words.late : words.state[cell.state];
}

/** All of it, for those who hear it. */
export const cellLabel = (cell: ReportCell, words: CellWords): string =>
  words.joined([
    words.state[cell.state],
    ...(cell.best === undefined ? [] : [words.percentSign(wholePercent(cell.best))]),
    ...(cell.late ? [words.late] : []),
  ]);

export type CellSign = "done" | "mastered" | "started" | "late";
/** The signs of a cell: lateness has one of its own, so that what was done late tells both. */
export function cellSigns({ state, late }: ReportCell): readonly CellSign[] {
  const own: readonly CellSign[] = state === "not-started" ? [] : [state === "in-progress" ? "started" : state];
  return late ? [...own, "late"] : own;
}

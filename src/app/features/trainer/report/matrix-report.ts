import type { Translate } from "#page/translate.ts";
import type { CohortGroup } from "#sync/cohort-messages.ts";
import type { MatrixRow } from "../../../training/matrix.ts";
import {
  momentValue,
  noValue,
  numberValue,
  percentValue,
  type ReportTable,
  type ReportValue,
  textValue,
} from "../../../training/report-table.ts";
import { type CellWords, stateText } from "./cell-words.ts";

interface MatrixSheet {
  readonly rows: readonly MatrixRow[];
  /** One for each of the report's activities, in their order. */
  readonly titles: readonly string[];
  readonly groups: readonly Pick<CohortGroup, "id" | "name">[];
  readonly timeZone: string;
  readonly words: CellWords;
  readonly t: Translate;
}

/** The matrix for paper and files: the rows that are shown, each activity with its state and, where there are any, its scores. */
export function matrixReport({ rows, titles, groups, timeZone, words, t }: MatrixSheet): ReportTable {
  const scored = titles.map((_, at) => rows.some(({ learner }) => learner.cells[at]?.best !== undefined));
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]));
  return {
    title: t("matrix"),
    columns: [
      t("column.learner"),
      t("column.user-name"),
      t("column.groups"),
      t("column.assigned"),
      t("column.done"),
      t("column.overdue"),
      t("column.heard"),
      t("column.unsent"),
      ...titles.flatMap((title, at) => [title, ...(scored[at] ? [t("column.best", { title })] : [])]),
    ],
    rows: rows.map(({ learner, assigned, done, overdue }): readonly ReportValue[] => [
      textValue(learner.name),
      textValue(learner.userName),
      textValue(learner.groups.map((id) => groupNames.get(id) ?? t("group.gone")).join("; ")),
      numberValue(assigned),
      numberValue(done),
      numberValue(overdue),
      momentValue(learner.heardAt, timeZone),
      numberValue(learner.unsent),
      ...learner.cells.flatMap((cell, at) => [
        cell ? textValue(stateText(cell, words)) : noValue,
        ...(scored[at] ? [percentValue(cell?.best)] : []),
      ]),
    ]),
  };
}

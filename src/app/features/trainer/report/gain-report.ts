import type { Translate } from "#page/translate.ts";
import type { CourseGain } from "#sync/report-messages.ts";
import { numberValue, percentValue, type ReportTable, textValue } from "../../../training/report-table.ts";

export interface TitledGain {
  readonly gain: CourseGain;
  readonly title: string;
}

/** The gain of each course for paper and files. */
export function gainReport(courses: readonly TitledGain[], isConfidential: boolean, t: Translate): ReportTable {
  const hidden = textValue(t(isConfidential ? "hidden.few" : "none"));
  return {
    title: t("gain.title"),
    columns: [
      t("column.course"),
      t("column.people"),
      t("column.before"),
      t("column.after"),
      t("column.lower-quartile"),
      t("column.median"),
      t("column.upper-quartile"),
    ],
    rows: courses.map(({ title, gain: { learners, before, after, quartiles } }) => [
      textValue(title),
      numberValue(learners),
      percentValue(before),
      percentValue(after),
      ...[0, 1, 2].map((which) => (quartiles ? percentValue(quartiles[which]) : hidden)),
    ]),
  };
}

import type { QuizPage } from "#page/activity-page.ts";
import { plainText } from "#page/text.ts";
import type { Translate } from "#page/translate.ts";
import type { ItemStatistics } from "#sync/report-messages.ts";
import { numberValue, percentValue, type ReportTable, type ReportValue, textValue } from "../../../training/report-table.ts";
import { meanCertainty } from "./item-plot.tsx";

export interface ListedItem {
  readonly number: number;
  /** Id within its course. */
  readonly id: string;
  readonly text: string;
  readonly quizTitle: string;
  /** The quiz as it is now; undefined where it cannot be had. */
  readonly page: QuizPage | undefined;
  readonly statistics: ItemStatistics;
}

/** The text of a choice; its id where the wording cannot be had. */
export function choiceText(page: QuizPage | undefined, item: string, choice: string, t: Translate): string {
  const words = page?.words.items[item]?.options[choice];
  if (words && words.text.length > 0) return plainText(words.text);
  return choice === "true" || choice === "false" ? t(`choice.${choice}`) : choice;
}

/** The questions for paper and files, as they are listed. */
export function itemsReport(items: readonly ListedItem[], t: Translate): ReportTable {
  const hidden = textValue(t("hidden"));
  const or = (isHidden: boolean, value: ReportValue) => (isHidden ? hidden : value);
  return {
    title: t("view.items"),
    columns: [
      t("column.number"),
      t("column.quiz"),
      t("column.question"),
      t("column.answered"),
      t("column.right"),
      t("column.discrimination"),
      t("column.seconds"),
      t("column.certainty"),
      t("column.choices"),
    ],
    rows: items.map(({ number, id, text, quizTitle, page, statistics }) => [
      numberValue(number),
      textValue(quizTitle),
      textValue(text),
      numberValue(statistics.answered),
      or(statistics.difficulty === null, percentValue(statistics.difficulty)),
      numberValue(statistics.discrimination),
      numberValue(statistics.medianSeconds === null ? null : Math.round(statistics.medianSeconds)),
      numberValue(meanCertainty(statistics)),
      textValue(statistics.choices.map(({ choice, count }) => `${choiceText(page, id, choice, t)}: ${count ?? t("hidden")}`).join("; ")),
    ]),
  };
}

import { useState } from "react";
import { parseItemReport } from "#sync/parse-report-answers.ts";
import type { ItemReport, ItemStatistics } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { activityTitles, coursesOf, splitActivity } from "../../../training/activity-titles.ts";
import { AsOf } from "../../../training/as-of.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { momentValue } from "../../../training/report-table.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { useDatedAnswer } from "../../../training/use-dated-answer.ts";
import { type FoundQuiz, quizKey, useQuizPages } from "../../../training/use-quiz-pages.ts";
import { ExportBar } from "./export-bar.tsx";
import { ItemCard } from "./item-card.tsx";
import { ItemPlot } from "./item-plot.tsx";
import { itemsReport } from "./items-report.ts";
import { Select } from "./matrix-choices.tsx";
import { stemText } from "./quiz-text.tsx";
import type { ReportViewProps } from "./report-view-props.ts";

/** What misleads: the questions of the assigned quizzes, those that were hardest first. */
export function ItemsView({ cohort }: ReportViewProps) {
  const t = useTranslate("trainer-report");
  const answer = useDatedAnswer(`cohorts/${cohort.id}/items`, parseItemReport);
  const report = answer.dated?.value;
  return (
    <section aria-labelledby="items-title">
      <h2 id="items-title">{t("view.items")}</h2>
      <p>{t("items.text")}</p>
      <AsOf answer={answer} timeZone={cohort.timeZone} />
      {report?.items.length === 0 && <p>{t(cohort.confidential ? "items.none-confidential" : "items.none")}</p>}
      {report && report.items.length > 0 && <Items cohort={cohort} report={report} />}
    </section>
  );
}

/** So many at first: those further down were easy. */
const atFirst = 30;

function Items({ cohort, report }: { readonly cohort: ShownDetail; readonly report: ItemReport }) {
  const t = useTranslate("trainer-report");
  const [only, setOnly] = useState("");
  const [isWhole, setWhole] = useState(false);
  const quizzes = [...new Set(report.items.map(({ quiz }) => quiz))];
  const pages = useQuizPages(quizzes.map((quiz) => ({ quiz })));
  const titles = activityTitles(quizzes, useCourseOutlines(coursesOf(quizzes)), t);
  const titleOf = (quiz: string) => titles.get(quiz) ?? quiz;
  const items = hardestFirst(report.items.filter(({ quiz }) => only === "" || quiz === only)).map((statistics, at) => {
    const page = pageOf(pages.get(quizKey({ quiz: statistics.quiz })));
    const { id } = splitActivity(statistics.item);
    return { number: at + 1, statistics, page, id, text: stemText(page, id) ?? id, quizTitle: titleOf(statistics.quiz) };
  });
  const shown = isWhole ? items : items.slice(0, atFirst);
  return (
    <>
      {quizzes.length > 1 && (
        <Select
          label={t("quiz")}
          value={only}
          options={[{ value: "", text: t("quiz.all") }, ...quizzes.map((quiz) => ({ value: quiz, text: titleOf(quiz) }))]}
          onPick={setOnly}
        />
      )}
      <ItemPlot items={items} />
      <ol className="items">
        {shown.map((item) => (
          <ItemCard key={item.statistics.item + item.statistics.quiz} {...item} />
        ))}
      </ol>
      {shown.length < items.length && (
        <p className="on-screen">
          <button type="button" className="btn btn--quiet" onClick={() => setWhole(true)}>
            {t("items.all", { number: items.length })}
          </button>
        </p>
      )}
      <ExportBar name={cohort.name} asOf={momentValue(report.asOf, cohort.timeZone)} table={() => itemsReport(items, t)} />
    </>
  );
}

const pageOf = (found: FoundQuiz | undefined) => (found === "gone" ? undefined : found);

/** Those whose difficulty is hidden come last. */
const hardestFirst = (items: readonly ItemStatistics[]): readonly ItemStatistics[] =>
  [...items].sort((a, b) => (a.difficulty ?? 2) - (b.difficulty ?? 2) || b.answered - a.answered);

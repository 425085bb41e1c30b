import { useMemo, useState } from "react";
import { languageTagOf } from "#domain/locale.ts";
import { parseCohortReport } from "#sync/parse-report-answers.ts";
import type { CohortReport, OpenCohortReport } from "#sync/report-messages.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { activityTitles, coursesOf } from "../../../training/activity-titles.ts";
import { AsOf } from "../../../training/as-of.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { chosenRows, everybody, type MatrixChoice, matrixFigures, matrixRows } from "../../../training/matrix.ts";
import { momentValue } from "../../../training/report-table.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { type DatedAnswer, useDatedAnswer } from "../../../training/use-dated-answer.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { CellLegend } from "./cell-signs.tsx";
import { cellWords } from "./cell-words.ts";
import { ConfidentialTable } from "./confidential-table.tsx";
import { ExportBar } from "./export-bar.tsx";
import { Matrix } from "./matrix.tsx";
import { MatrixChoices } from "./matrix-choices.tsx";
import { FiguresMeaning, MatrixFigures } from "./matrix-figures.tsx";
import { matrixReport } from "./matrix-report.ts";
import { PrintedTable } from "./printed-table.tsx";
import type { ReportViewProps } from "./report-view-props.ts";
import { RetiredList } from "./retired-list.tsx";

/** What a cohort's report says; kept on the device, asked anew whenever the plan changes. */
export const useCohortReport = (cohort: string): DatedAnswer<CohortReport> => useDatedAnswer(`cohorts/${cohort}/report`, parseCohortReport);

/** The cohort at a glance: who is where in the work, or, of a confidential cohort, how many are. */
export function ReportView({ cohort }: ReportViewProps) {
  const t = useTranslate("trainer-report");
  const answer = useCohortReport(cohort.id);
  const report = answer.dated?.value;
  // of a plan, a report names nothing while nobody has joined, or nothing was published
  const namesPlan = report?.confidential === false && report.learners.length > 0;
  const isEmpty = report?.activities.length === 0;
  return (
    <section aria-labelledby="report-title">
      <h2 id="report-title" className="vh">
        {t("view.report")}
      </h2>
      <AsOf answer={answer} timeZone={cohort.timeZone} />
      {isEmpty && cohort.plan.length === 0 && <p>{t("report.no-plan")}</p>}
      {isEmpty && cohort.plan.length > 0 && namesPlan && <p>{t("report.nothing-shown")}</p>}
      {report?.confidential === true && <ConfidentialTable cohort={cohort} report={report} />}
      {report?.confidential === false && cohort.plan.length > 0 && report.learners.length === 0 && <p>{t("report.nobody")}</p>}
      {report?.confidential === false && report.activities.length > 0 && report.learners.length > 0 && (
        <OpenReport cohort={cohort} report={report} />
      )}
      {report?.confidential === false && report.retired && <RetiredList retired={report.retired} />}
    </section>
  );
}

function OpenReport({ cohort, report }: { readonly cohort: ShownDetail; readonly report: OpenCohortReport }) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const { percentSign } = useValueText();
  const [choice, setChoice] = useState<MatrixChoice>(everybody);
  const outlines = useCourseOutlines(coursesOf(report.activities));
  const words = useMemo(() => cellWords(t, percentSign), [t, percentSign]);
  const titles = useMemo(() => [...activityTitles(report.activities, outlines, t).values()], [report, outlines, t]);
  const all = useMemo(() => matrixRows(report), [report]);
  const rows = useMemo(() => chosenRows(all, choice, new Intl.Collator(languageTagOf(locale)).compare), [all, choice, locale]);
  const table = () => matrixReport({ rows, titles, groups: cohort.groups, timeZone: cohort.timeZone, words, t });
  return (
    <>
      <MatrixFigures figures={matrixFigures(all)} />
      <MatrixChoices choice={choice} onChoice={setChoice} groups={cohort.groups} shown={rows.length} all={all.length} />
      {rows.length > 0 && (
        <>
          <Matrix cohort={cohort.id} timeZone={cohort.timeZone} asOf={report.asOf} rows={rows} titles={titles} words={words} />
          <CellLegend />
        </>
      )}
      <FiguresMeaning />
      <ExportBar name={cohort.name} asOf={momentValue(report.asOf, cohort.timeZone)} table={table} />
      <PrintedTable table={table} />
    </>
  );
}

import { useMemo } from "react";
import { parseGainReport } from "#sync/parse-report-answers.ts";
import type { OpenCohortReport } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { AsOf } from "../../../training/as-of.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { progressOverTime } from "../../../training/progress-over-time.ts";
import { momentValue } from "../../../training/report-table.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { useDatedAnswer } from "../../../training/use-dated-answer.ts";
import { ExportBar } from "./export-bar.tsx";
import { GainFigure } from "./gain-figure.tsx";
import { gainReport } from "./gain-report.ts";
import { ProgressFigure, useProgressTable } from "./progress-figure.tsx";
import { useCohortReport } from "./report-view.tsx";
import type { ReportViewProps } from "./report-view-props.ts";

/** What the course changed: the gain from pre-test to final assessment, and how the work went on over time. */
export function ProgressView({ cohort }: ReportViewProps) {
  return (
    <>
      <Gain cohort={cohort} />
      {!cohort.confidential && <OverTime cohort={cohort} />}
    </>
  );
}

function Gain({ cohort }: ReportViewProps) {
  const t = useTranslate("trainer-report");
  const answer = useDatedAnswer(`cohorts/${cohort.id}/gain`, parseGainReport);
  const report = answer.dated?.value;
  const outlines = useCourseOutlines(report?.courses.map(({ course }) => course) ?? []);
  const courses = report?.courses.map((gain) => ({ gain, title: outlines.get(gain.course)?.words.title ?? gain.course })) ?? [];
  return (
    <section aria-labelledby="gain-title">
      <h2 id="gain-title">{t("gain.title")}</h2>
      <p>{t("gain.text")}</p>
      <AsOf answer={answer} timeZone={cohort.timeZone} />
      {report && courses.length === 0 && <p>{t(cohort.confidential ? "gain.none-confidential" : "gain.none")}</p>}
      <div className="charts">
        {courses.map((course) => (
          <GainFigure key={course.gain.course} isConfidential={cohort.confidential} {...course} />
        ))}
      </div>
      {report && courses.length > 0 && (
        <ExportBar
          name={cohort.name}
          asOf={momentValue(report.asOf, cohort.timeZone)}
          table={() => gainReport(courses, cohort.confidential, t)}
        />
      )}
    </section>
  );
}

function OverTime({ cohort }: ReportViewProps) {
  const t = useTranslate("trainer-report");
  const answer = useCohortReport(cohort.id);
  const report = answer.dated?.value;
  return (
    <section aria-labelledby="over-time-title">
      <h2 id="over-time-title">{t("over-time.title")}</h2>
      <p>{t("over-time.text")}</p>
      <AsOf answer={answer} timeZone={cohort.timeZone} />
      {report?.confidential === false && <OverTimeFigure cohort={cohort} report={report} />}
    </section>
  );
}

function OverTimeFigure({ cohort, report }: { readonly cohort: ShownDetail; readonly report: OpenCohortReport }) {
  const progress = useMemo(() => progressOverTime(report, cohort.timeZone), [report, cohort.timeZone]);
  const table = useProgressTable(progress);
  return (
    <>
      <ProgressFigure progress={progress} />
      <ExportBar name={cohort.name} asOf={momentValue(report.asOf, cohort.timeZone)} table={() => table} />
    </>
  );
}

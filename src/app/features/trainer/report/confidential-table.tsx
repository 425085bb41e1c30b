import type { ConfidentialCohortReport } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { activityTitles, coursesOf, kindOf } from "../../../training/activity-titles.ts";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { momentValue, numberValue, percentValue, type ReportTable, type ReportValue, textValue } from "../../../training/report-table.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { useMomentText } from "../../../training/use-value-text.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ExportBar } from "./export-bar.tsx";
import { ShownTable } from "./shown-table.tsx";

interface Props {
  readonly cohort: ShownDetail;
  readonly report: ConfidentialCohortReport;
}

/** What was published of a confidential cohort: counts by activity, and in words where none may be told. */
export function ConfidentialTable({ cohort, report: { asOf, learners, activities } }: Props) {
  const t = useTranslate("trainer-report");
  const moment = useMomentText(cohort.timeZone);
  const ids = activities.map(({ activity }) => activity);
  const outlines = useCourseOutlines(coursesOf(ids));
  const titles = activityTitles(ids, outlines, t);
  const hidden = textValue(t("hidden"));
  /** Lessons and scenarios have no score that could be hidden. */
  const hasScore = (activity: string) => (kindOf(activity, outlines) ?? "quiz") === "quiz";
  const none = textValue(t("none"));
  const count = (value: number | null): ReportValue => (value === null ? hidden : numberValue(value));
  const table: ReportTable = {
    title: t("confidential.title"),
    columns: [
      t("column.activity"),
      t("column.assigned-to"),
      t("column.started"),
      t("column.done"),
      t("column.mastered"),
      t("column.mean-best"),
      t("column.changed"),
    ],
    rows: activities.map((each) => [
      textValue(titles.get(each.activity) ?? each.activity),
      count(each.learners),
      count(each.started),
      count(each.done),
      hasScore(each.activity) ? count(each.mastered) : none,
      !hasScore(each.activity) ? none : each.meanBest === null ? hidden : percentValue(each.meanBest),
      each.asOf === null ? hidden : momentValue(each.asOf, cohort.timeZone),
    ]),
  };
  const published = table.rows.filter((_, at) => activities[at]?.asOf !== null);
  const silent = activities.filter((each) => each.asOf === null);
  return (
    <>
      <div className="note">
        <Icon name="lock" />
        <div>
          <p className="h">{t("confidential.title")}</p>
          <p>{t("confidential.text")}</p>
          <p>{asOf === null ? t("confidential.none") : t("confidential.as-of", { at: moment(asOf) })}</p>
          {asOf !== null && <p>{learners === null ? t("confidential.few") : t("confidential.learners", { number: learners })}</p>}
        </div>
      </div>
      {asOf !== null && (
        <>
          {published.length > 0 && <ShownTable table={{ ...table, rows: published }} />}
          {silent.length > 0 && (
            <details>
              <summary className="lk">{t("confidential.silent")}</summary>
              <ul>
                {silent.map(({ activity }) => (
                  <li key={activity}>{titles.get(activity)}</li>
                ))}
              </ul>
            </details>
          )}
          <ExportBar name={cohort.name} asOf={momentValue(asOf, cohort.timeZone)} table={() => table} />
        </>
      )}
    </>
  );
}

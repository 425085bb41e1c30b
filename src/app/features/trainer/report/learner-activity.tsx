import { useState } from "react";
import type { LearnerReport, ReportCell } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import type { LearnerActivity } from "../../../training/learner-work.ts";
import { wholePercent } from "../../../training/report-table.ts";
import { useMomentText, useValueText } from "../../../training/use-value-text.ts";
import { Attempt } from "./attempt.tsx";
import { Sign } from "./cell-signs.tsx";
import { cellLabel, cellSigns, cellWords } from "./cell-words.ts";

interface Props {
  readonly cohort: ShownDetail;
  readonly report: LearnerReport;
  /** `course/activity` */
  readonly activity: string;
  readonly title: string;
  /** The title of its course, where there are several. */
  readonly course: string | undefined;
  /** Missing where nothing was recorded. */
  readonly work?: LearnerActivity;
  /** Missing for what is shared and not assigned. */
  readonly cell?: ReportCell;
}

/** One activity of a learner: how it stands, and the attempts at it. */
export function LearnerActivityView({ cohort, report, activity, title, course, work, cell }: Props) {
  const t = useTranslate("trainer-report");
  const { percentSign } = useValueText();
  const moment = useMomentText(cohort.timeZone);
  const at = (ms: number) => moment(new Date(ms).toISOString());
  const [isOpen, setOpen] = useState(false);
  const words = cellWords(t, percentSign);
  const attempts = work?.attempts ?? [];
  return (
    <li>
      <h3>{title}</h3>
      <p className="dots meta">
        {course && <span>{course}</span>}
        {cell && (
          <span className="row-i">
            {cellSigns(cell).map((sign) => (
              <Sign key={sign} name={sign} />
            ))}
            {cellLabel(cell, words)}
          </span>
        )}
        {work?.startedAtMs !== undefined && <span>{t("activity.started", { at: at(work.startedAtMs) })}</span>}
        {work?.completedAtMs !== undefined && <span>{t("activity.completed", { at: at(work.completedAtMs) })}</span>}
        {work?.bestRun !== undefined && <span>{t("cell.best", { score: percentSign(wholePercent(work.bestRun)) })}</span>}
        {cell?.dueAt && <span>{t("cell.due", { at: moment(cell.dueAt) })}</span>}
      </p>
      {attempts.length > 0 && (
        <details open={isOpen}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button */}
          <summary
            className="lk"
            onClick={(event) => {
              event.preventDefault(); // nothing is drawn before it is opened
              setOpen(!isOpen);
            }}
          >
            {t("attempts", { number: attempts.length })}
          </summary>
          {isOpen &&
            attempts.map((attempt, index) => (
              <Attempt key={attempt.id} number={index + 1} cohort={cohort} report={report} quiz={activity} attempt={attempt} />
            ))}
        </details>
      )}
    </li>
  );
}

import { useState } from "react";
import { isLocale } from "#domain/locale.ts";
import type { LearnerReport } from "#sync/report-messages.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { ownNames } from "../../../own-names.ts";
import { splitActivity } from "../../../training/activity-titles.ts";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import type { AttemptWork } from "../../../training/learner-work.ts";
import { wholePercent } from "../../../training/report-table.ts";
import { quizKey, useQuizPages } from "../../../training/use-quiz-pages.ts";
import { useMomentText, useValueText } from "../../../training/use-value-text.ts";
import { AnsweredItem } from "./answered-item.tsx";

interface Props {
  /** Counted from 1. */
  readonly number: number;
  readonly cohort: ShownDetail;
  readonly report: LearnerReport;
  /** `course/quiz` */
  readonly quiz: string;
  readonly attempt: AttemptWork;
}

/**
 * One attempt at a quiz: every question in the wording of the version that was answered, in the trainer's language, or on demand in the one
 * in which it was read.
 */
export function Attempt({ number, cohort, report, quiz, attempt }: Props) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const { percentSign } = useValueText();
  const moment = useMomentText(cohort.timeZone);
  const at = (ms: number) => moment(new Date(ms).toISOString());
  const [asRead, setAsRead] = useState(false);
  const { submitted, startedAtMs, version, items } = attempt;
  const readIn = isLocale(attempt.locale) ? attempt.locale : undefined;
  const wanted = { quiz, ...(version && { version }), ...(asRead && readIn && { text: readIn }) };
  const found = useQuizPages([wanted]).get(quizKey(wanted));
  const course = splitActivity(quiz).course;
  return (
    <section className="attempt">
      <h4>{t("attempt", { number })}</h4>
      <p className="dots meta">
        {startedAtMs !== undefined && <span>{t("activity.started", { at: at(startedAtMs) })}</span>}
        {submitted ? <span>{t("attempt.submitted", { at: at(submitted.atMs) })}</span> : <span>{t("attempt.open")}</span>}
        {submitted?.scaled !== undefined && <span>{t("attempt.score", { score: percentSign(wholePercent(submitted.scaled)) })}</span>}
        {submitted?.mastered && <span>{t("state.mastered")}</span>}
        {readIn && readIn !== locale && <span>{t("attempt.language", { language: ownNames[readIn] })}</span>}
      </p>
      {readIn && readIn !== locale && (
        <p>
          <button type="button" className="btn btn--quiet" aria-pressed={asRead} onClick={() => setAsRead(!asRead)}>
            {t("attempt.as-read", { language: ownNames[readIn] })}
          </button>
        </p>
      )}
      {found === undefined && <p role="status">{t("attempt.fetching")}</p>}
      {found === "gone" && <p>{t("attempt.gone")}</p>}
      {found !== undefined && (
        <ol className="answers">
          {items.map((work) => (
            <AnsweredItem
              key={work.item}
              cohort={cohort}
              report={report}
              attempt={attempt.id}
              course={course}
              quiz={quiz}
              work={work}
              page={found === "gone" ? undefined : found}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

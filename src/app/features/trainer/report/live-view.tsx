import { useState } from "react";
import { useNavigate } from "react-router";
import { trainerHref } from "#page/address.ts";
import { parseLiveSession } from "#sync/parse-report-answers.ts";
import type { NewLiveRequest } from "#sync/report-messages.ts";
import type { ApiProblem } from "../../../api/call-api.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { activityTitles, coursesOf, kindOf } from "../../../training/activity-titles.ts";
import { AsOf } from "../../../training/as-of.tsx";
import { postParsed } from "../../../training/ask-server.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { ApiProblemText } from "../../../ui/api-problem-text.tsx";
import { Select } from "./matrix-choices.tsx";
import { useCohortReport } from "./report-view.tsx";
import type { ReportViewProps } from "./report-view-props.ts";

/** Where a live session begins: which of the assigned quizzes the room takes now. */
export function LiveView({ cohort }: ReportViewProps) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const navigate = useNavigate();
  const answer = useCohortReport(cohort.id);
  const [picked, setPicked] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isStarting, setStarting] = useState(false);
  const report = answer.dated?.value;
  const activities = report?.confidential ? report.activities.map(({ activity }) => activity) : (report?.activities ?? []);
  const outlines = useCourseOutlines(coursesOf(activities));
  const quizzes = activities.filter((activity) => kindOf(activity, outlines) === "quiz");
  const titles = activityTitles(quizzes, outlines, t);
  const quiz = picked ?? quizzes[0];
  const begin = async () => {
    if (!quiz || isStarting) return;
    setStarting(true);
    const request: NewLiveRequest = { quiz };
    const started = await postParsed(`cohorts/${cohort.id}/live`, request, parseLiveSession);
    setStarting(false);
    if (!started.ok) return setProblem(started.error);
    void navigate(trainerHref(locale, { cohort: cohort.id, view: "room", session: started.value.id, quiz: started.value.quiz }));
  };
  return (
    <section aria-labelledby="live-title">
      <h2 id="live-title">{t("view.live")}</h2>
      <p>{t("live.text")}</p>
      <p>{t(cohort.confidential ? "live.text.confidential" : "live.text.open")}</p>
      <AsOf answer={answer} timeZone={cohort.timeZone} />
      {report && quizzes.length === 0 && <p>{t("live.no-quiz")}</p>}
      {quiz && !cohort.archived && (
        <>
          <Select
            label={t("quiz")}
            value={quiz}
            options={quizzes.map((value) => ({ value, text: titles.get(value) ?? value }))}
            onPick={setPicked}
          />
          {problem && <ApiProblemText namespace="trainer-report" problem={problem} />}
          <p className="acts">
            <button type="button" className="btn btn--main" onClick={() => void begin()} aria-disabled={isStarting}>
              {t("live.begin")}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

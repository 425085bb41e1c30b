import { trainerHref } from "#page/address.ts";
import { parseLearnerReport } from "#sync/parse-report-answers.ts";
import type { LearnerReport, RetiredWork } from "#sync/report-messages.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { activityTitle, activityTitles, coursesOf, isRetired, splitActivity } from "../../../training/activity-titles.ts";
import { AsOf } from "../../../training/as-of.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import { learnerActivities } from "../../../training/learner-work.ts";
import { useCohort } from "../../../training/use-cohort.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { useDatedAnswer } from "../../../training/use-dated-answer.ts";
import { useRetiredTitles } from "../../../training/use-retired-titles.ts";
import { useMomentText } from "../../../training/use-value-text.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useTitle } from "../../../ui/use-title.ts";
import { CellSymbols } from "./cell-signs.tsx";
import { Comments } from "./comments.tsx";
import { LearnerActivityView } from "./learner-activity.tsx";

/** One learner of a cohort: their way through the work, what they answered, and what trainers tell them. */
export function LearnerPage({ cohortId, learner }: { readonly cohortId: string; readonly learner: string }) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const { cohort } = useCohort(cohortId);
  const member = cohort?.members.find(({ id }) => id === learner);
  const answer = useDatedAnswer(`cohorts/${cohortId}/learners/${learner}`, parseLearnerReport);
  const person = answer.dated?.value.learner ?? member;
  useTitle(person?.name ?? t("learner"));
  return (
    <>
      <header className="page-head">
        <p className="crumb on-screen">
          <a href={trainerHref(locale, { cohort: cohortId, view: "report" })} dir="auto">
            {cohort?.name ?? t("view.report")}
          </a>
        </p>
        <h1>
          <bdi>{person?.name ?? t("learner")}</bdi>
        </h1>
        {person?.userName && (
          <p className="meta">
            <bdi dir="ltr">{person.userName}</bdi>
          </p>
        )}
      </header>
      {cohort?.confidential ? (
        <div className="note">
          <Icon name="lock" />
          <p>{t("learner.confidential")}</p>
        </div>
      ) : (
        <AsOf answer={answer} timeZone={cohort?.timeZone} />
      )}
      {cohort && !cohort.confidential && answer.dated && <Work cohort={cohort} report={answer.dated.value} />}
    </>
  );
}

const noneRetired: readonly RetiredWork[] = [];

interface WorkProps {
  readonly cohort: ShownDetail;
  readonly report: LearnerReport;
}

function Work({ cohort, report }: WorkProps) {
  const t = useTranslate("trainer-report");
  const moment = useMomentText(cohort.timeZone);
  const work = new Map(learnerActivities(report).map((each) => [each.activity, each]));
  const cells = new Map(report.assigned?.map((cell) => [cell.activity, cell]));
  const assigned = report.assigned ? [...cells.keys()] : [...work.keys()];
  const others = [...work.keys()].filter((activity) => !assigned.includes(activity));
  const all = [...assigned, ...others];
  const courses = coursesOf(all);
  const outlines = useCourseOutlines(courses);
  const lost = useRetiredTitles(report.retired ?? noneRetired);
  const retired = others.filter((activity) => lost.has(activity) || isRetired(activity, outlines));
  const shared = others.filter((activity) => !retired.includes(activity));
  const titles = activityTitles(all, outlines, t);
  const titleOf = (activity: string) => lost.get(activity)?.title ?? titles.get(activity) ?? activityTitle(activity, outlines);
  const courseOf = (activity: string) => lost.get(activity)?.course ?? outlines.get(splitActivity(activity).course)?.words.title;
  const view = (activity: string) => {
    const own = work.get(activity);
    const cell = cells.get(activity);
    return (
      <LearnerActivityView
        key={activity}
        cohort={cohort}
        report={report}
        title={titleOf(activity)}
        course={courses.length > 1 ? courseOf(activity) : undefined}
        activity={activity}
        {...(own && { work: own })}
        {...(cell && { cell })}
      />
    );
  };
  return (
    <>
      <CellSymbols />
      <p className="meta">{t("cell.heard", { at: report.heardAt ? moment(report.heardAt) : t("heard.never") })}</p>
      <section aria-labelledby="path-title">
        <h2 id="path-title">{t("path")}</h2>
        {assigned.length + others.length === 0 && <p>{t("path.none")}</p>}
        <ol className="path">{assigned.map(view)}</ol>
      </section>
      {shared.length > 0 && (
        <section aria-labelledby="shared-title">
          <h2 id="shared-title">{t("path.shared")}</h2>
          <ol className="path">{shared.map(view)}</ol>
        </section>
      )}
      {retired.length > 0 && (
        <section aria-labelledby="retired-title">
          <h2 id="retired-title">{t("path.retired")}</h2>
          <ol className="path">{retired.map(view)}</ol>
        </section>
      )}
      <Comments cohort={cohort} report={report} titleOf={titleOf} />
    </>
  );
}

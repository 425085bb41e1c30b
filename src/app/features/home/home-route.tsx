import type { Catalogue, CatalogueCourse } from "#domain/pack/manifest.ts";
import { courseProgress, resumePoint } from "#domain/record/course-progress.ts";
import { activityOrder, titleOf } from "#page/activity-page.ts";
import { activityHref, catalogueHref, courseHref, settingsHref } from "#page/address.ts";
import { useAccountViews } from "../../account-views/account-views-holder.ts";
import { type InstalledCourse, useDevice, useInstalled, useLatestCourse, useProgress, useStorageUse } from "../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { CourseFacts } from "../../ui/course-facts.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PathsLink } from "../../ui/paths-link.tsx";
import { ProgressStrip } from "../../ui/progress-strip.tsx";
import { StandingLegend } from "../../ui/standing-legend.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { InstallApp } from "./install-app.tsx";

/** The way back into the work: the lesson to go on with, the courses, and what is on this device. */
export function HomeRoute({ data: { courses, paths } }: { readonly data: Catalogue }) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const installed = useInstalled();
  const hasAccount = useDevice()?.device?.hasAccount;
  const views = useAccountViews();
  useTitle(t("home.title"));
  return (
    <div className="page--margin">
      <div className="wrap">
        <h1 className="vh">{t("home.title")}</h1>
        <Continue courses={courses} />
        {views && <views.Assigned courses={courses} />}
        <section className="sec" aria-labelledby="courses">
          <div className="sec-h">
            <h2 id="courses">{t("nav.courses")}</h2>
            <a href={catalogueHref(locale)}>{t("home.all-courses")}</a>
          </div>
          {paths && <PathsLink />}
          <ul className="rows">
            {courses.slice(0, 4).map((course) => (
              <li key={course.id} className="one">
                <div>
                  <a className="t" href={courseHref(locale, course.id)}>
                    {titleIn(course, locale)}
                  </a>
                  <p>{wordsIn(course, locale)?.lead}</p>
                  <CourseFacts course={course} />
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section className="sec" aria-labelledby="legend">
          <div className="sec-h">
            <h2 id="legend">{t("course.legend")}</h2>
          </div>
          <StandingLegend />
        </section>
      </div>
      <aside className="margin" aria-label={t("home.device")}>
        <section>
          {views && hasAccount ? (
            <views.CohortPrivacy />
          ) : (
            <>
              <h2>{t("home.privacy")}</h2>
              <p className="meta">{t("home.privacy-text")}</p>
            </>
          )}
        </section>
        <section>
          <h2>{t("on-device")}</h2>
          <OnThisDevice courses={courses} installed={installed} />
        </section>
        <InstallApp />
      </aside>
    </div>
  );
}

const wordsIn = (course: CatalogueCourse, locale: keyof CatalogueCourse["titles"]) =>
  course.titles[locale] ?? course.titles[course.sourceLocale];
const titleIn = (course: CatalogueCourse, locale: keyof CatalogueCourse["titles"]) => wordsIn(course, locale)?.title ?? course.id;

/** The one dark block of the product. Before the record is read, and for a newcomer, it introduces the product instead. */
function Continue({ courses }: { readonly courses: readonly CatalogueCourse[] }) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const record = useProgress();
  const latest = useLatestCourse(courses, record);
  const resume = latest && record && resumePoint(latest.outline, record);
  const place = resume && activityOrder(latest.outline).find(({ activity }) => activity.id === resume.activity);
  if (!latest || !record || !place) {
    const first = courses[0];
    return (
      <section className="go" aria-labelledby="go">
        <h2 id="go">{t("home.welcome")}</h2>
        <p>{t("home.welcome-text")}</p>
        {first && (
          <div className="acts">
            <a className="btn btn--main btn--block" href={courseHref(locale, first.id)}>
              {titleIn(first, locale)}
              <Icon name="arrow" />
            </a>
          </div>
        )}
      </section>
    );
  }
  const progress = courseProgress(latest.outline, record);
  const states = new Map(
    [...progress.modules.flatMap(({ activities }) => activities), ...progress.quizzes].map(({ id, status }) => [id, status]),
  );
  const label = t("progress", { done: progress.done, of: progress.outOf });
  return (
    <section className="go" aria-labelledby="go">
      <p className="meta">{t("home.continue", { course: latest.words.title })}</p>
      <h2 id="go">{titleOf(latest.words, place)}</h2>
      <ProgressStrip
        label={label}
        marks={activityOrder(latest.outline)
          .filter(({ activity }) => activity.mode !== "pretest")
          .map(({ activity }) => ({
            id: activity.id,
            kind: activity.kind,
            state: states.get(activity.id) === "done" ? "done" : activity.id === place.activity.id ? "now" : "todo",
          }))}
      />
      <p className="meta">{label}</p>
      <div className="acts">
        <a className="btn btn--main btn--block" href={activityHref(locale, latest.outline.id, place.module?.id, place.activity.id)}>
          {t(`home.continue.${place.activity.kind}`)}
          <Icon name="arrow" />
        </a>
      </div>
    </section>
  );
}

function OnThisDevice({
  courses,
  installed,
}: {
  readonly courses: readonly CatalogueCourse[];
  readonly installed: readonly InstalledCourse[] | undefined;
}) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const format = useFormat();
  const use = useStorageUse();
  const problem = useDevice()?.problem;
  if (!installed) return <p className="meta three-lines">{t(problem ? `device.${problem.code}.title` : "device.reading")}</p>;
  if (installed.length === 0) return <p className="meta three-lines">{t("device.empty")}</p>;
  return (
    <>
      <ul className="rows">
        {installed.map(({ id, title, bytes }) => {
          const course = courses.find((other) => other.id === id);
          return (
            <li key={id}>
              <div>
                <a className="t" href={courseHref(locale, id)}>
                  {course ? titleIn(course, locale) : title}
                </a>
                <p className="meta">{format.size(bytes)}</p>
              </div>
              <span className="tag tag--ok">
                <Icon name="check" />
                {t("device.ready")}
              </span>
            </li>
          );
        })}
      </ul>
      {use && (
        <p className="meta">
          <a className="lk" href={settingsHref(locale)}>
            {t("device.space", { used: format.size(use.usedBytes), quota: format.size(use.quotaBytes) })}
          </a>
        </p>
      )}
    </>
  );
}

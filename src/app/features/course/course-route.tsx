import type { ActivityKind, ActivityOutline } from "#domain/course/course.ts";
import { dirOf, languageTagOf } from "#domain/locale.ts";
import { type ActivityProgress, courseProgress, resumePoint } from "#domain/record/course-progress.ts";
import { type ActivityPlace, activityOrder, titleOf } from "#page/activity-page.ts";
import { activityHref, catalogueHref } from "#page/address.ts";
import type { CoursePage } from "#page/page-source.ts";
import { useProgress } from "../../device/use-device.ts";
import { DownloadControl } from "../../download/download-control.tsx";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { CourseFacts } from "../../ui/course-facts.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { LanguageTags } from "../../ui/language-tags.tsx";
import { ProgressStrip } from "../../ui/progress-strip.tsx";
import { StandingLegend } from "../../ui/standing-legend.tsx";
import { useTitle } from "../../ui/use-title.ts";

const icons: { readonly [kind in ActivityKind]: IconName } = { lesson: "lesson", quiz: "quiz", scenario: "fork", worksheet: "work" };

/** A course: what it is for, its modules and activities with their state, and the way to go on. */
export function CourseRoute({ data }: { readonly data: CoursePage }) {
  const { locale, course, outline, words, wordsLocale } = data;
  const t = useTranslate("pages");
  const format = useFormat();
  const record = useProgress();
  const progress = record && courseProgress(outline, record);
  const states = new Map(
    progress &&
      [...progress.modules.flatMap(({ activities }) => activities), ...progress.quizzes].map((activity) => [activity.id, activity]),
  );
  const order = activityOrder(outline);
  const begun = progress !== undefined && progress.status !== "not-started";
  const resume = record && begun && progress.status !== "done" ? resumePoint(outline, record) : undefined;
  const resumed = resume && order.find(({ activity }) => activity.id === resume.activity);
  const language = wordsLocale === locale ? {} : { lang: languageTagOf(wordsLocale), dir: dirOf(wordsLocale) };
  useTitle(words.title);
  const hrefOf = ({ module, activity }: ActivityPlace) => activityHref(locale, outline.id, module?.id, activity.id);
  const first = order[0];
  const main = resumed ?? first;
  return (
    <div className="page--margin">
      <div className="wrap">
        <nav className="crumb" aria-label={t("breadcrumb")}>
          <a href={catalogueHref(locale)}>{t("nav.courses")}</a>
        </nav>
        <header className="page-head">
          <h1 {...language}>{words.title}</h1>
          <p className="lead" {...language}>
            {words.lead}
          </p>
          <div className="course-progress">
            {progress && begun ? (
              <>
                <ProgressStrip
                  label={t("progress", { done: progress.done, of: progress.outOf })}
                  marks={order
                    .filter(({ activity }) => activity.mode !== "pretest")
                    .map(({ activity }) => ({ id: activity.id, kind: activity.kind, state: markOf(states.get(activity.id)) }))}
                />
                <p className="meta">{t("progress", { done: progress.done, of: progress.outOf })}</p>
              </>
            ) : (
              <CourseFacts course={course} />
            )}
          </div>
          {main && (
            <div className="acts">
              <a className="btn btn--main btn--block" href={hrefOf(main)}>
                {progress?.status === "done"
                  ? t("course.again")
                  : t(begun ? "course.continue" : "course.begin", { title: titleOf(words, main) })}
                <Icon name="arrow" />
              </a>
            </div>
          )}
        </header>
        <section aria-labelledby="contents">
          <h2 id="contents" className="vh">
            {t("course.contents")}
          </h2>
          {activityList(order.filter(({ module, activity }) => !module && activity.mode === "pretest"))}
          {outline.modules.map((module, index) => (
            <div className="mod" key={module.id}>
              <h3 {...language}>
                <span>
                  {format.number(index + 1)}. {words.modules[module.id]?.title}
                </span>
              </h3>
              <p className="meta mod-lead" {...language}>
                {words.modules[module.id]?.lead}
              </p>
              {activityList(order.filter((place) => place.module === module))}
            </div>
          ))}
          {activityList(order.filter(({ module, activity }) => !module && activity.mode !== "pretest"))}
        </section>
      </div>
      <aside className="margin" aria-label={t("course.about")}>
        <section>
          <h2>{t("on-device")}</h2>
          <DownloadControl course={course} reference={data.reference} />
        </section>
        <section {...language}>
          <h2 lang={languageTagOf(locale)} dir={dirOf(locale)}>
            {t("course.outcomes")}
          </h2>
          <ul className="pts stack-s">
            {words.outcomes.map((outcome) => (
              <li key={outcome}>{outcome}</li>
            ))}
          </ul>
          <p className="meta audience">{words.audience}</p>
        </section>
        <section className="stack-s">
          <h2>{t("course.facts")}</h2>
          <CourseFacts course={course} />
          <p className="meta">{t("course.mastery", { share: format.percent(outline.mastery) })}</p>
          <LanguageTags course={course} />
        </section>
        <section>
          <h2>{t("course.legend")}</h2>
          <StandingLegend />
        </section>
      </aside>
    </div>
  );

  function activityList(places: readonly ActivityPlace[]) {
    if (places.length === 0) return null;
    return (
      <ol className="acts-list">
        {places.map((place) => {
          const state = states.get(place.activity.id);
          const here = place === resumed;
          return (
            <li key={place.activity.id}>
              <a
                className={`act${state?.status === "done" ? " done" : ""}${here ? " now" : ""}`}
                href={hrefOf(place)}
                aria-current={here ? "step" : undefined}
              >
                <Icon name={icons[place.activity.kind]} />
                <span className="name">
                  <span className="vh">{t(`kind.${place.activity.kind}`)}: </span>
                  <span {...language}>{titleOf(words, place)}</span>
                </span>
                <span className="state">
                  <ActivityState state={state} activity={place.activity} />
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    );
  }
}

function ActivityState({ state, activity }: { readonly state: ActivityProgress | undefined; readonly activity: ActivityOutline }) {
  const t = useTranslate("pages");
  const format = useFormat();
  if (state?.status === "done") {
    const score = state.best?.scaled;
    return (
      <>
        <Icon name="check" />
        {score === undefined ? t("state.done") : t(state.mastered ? "state.mastered" : "state.scored", { share: format.percent(score) })}
      </>
    );
  }
  if (state?.status === "started") return <strong>{t("state.started")}</strong>;
  return <>{activity.kind === "quiz" ? t("questions", { count: activity.parts }) : t("minutes", { count: activity.minutes })}</>;
}

const markOf = (state: ActivityProgress | undefined) => (state?.status === "done" ? "done" : state?.status === "started" ? "now" : "todo");

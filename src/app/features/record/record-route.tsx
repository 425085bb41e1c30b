import { useEffect, useState } from "react";
import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import { pathsPack } from "#domain/course/learning-paths.ts";
import type { Catalogue } from "#domain/pack/manifest.ts";
import { courseProgress } from "#domain/record/course-progress.ts";
import { msOf } from "#domain/record/hlc.ts";
import { mistakes, type Progress } from "#domain/record/progress.ts";
import { activityOrder, titleOf } from "#page/activity-page.ts";
import { activityHref, catalogueHref, courseHref, diagnosticHref, notesHref, reviewHref, settingsHref } from "#page/address.ts";
import { useAccountViews } from "../../account-views/account-views-holder.ts";
import { useDevice, useProgress } from "../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { Icon } from "../../ui/icon.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { MistakeList } from "./mistake-list.tsx";

interface Course {
  readonly outline: CourseOutline;
  readonly words: CourseWords;
}

/** What this device knows of the learner: courses begun, scores with their dates, and the questions to see again. */
export function RecordRoute({ data: { courses } }: { readonly data: Catalogue }) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const record = useProgress();
  const views = useAccountViews();
  useTitle(t("nav.record"));
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("nav.record")}</h1>
          <p className="lead">{t("record.lead")}</p>
          <p>
            <a className="lk" href={`${settingsHref(locale)}#my-data`}>
              <Icon name="export" />
              {t("record.my-data")}
            </a>
          </p>
          {views && <views.SyncLine />}
          <p>
            <a className="lk" href={reviewHref(locale)}>
              <Icon name="review" />
              {t("record.review")}
            </a>
          </p>
          <p>
            <a className="lk" href={notesHref(locale)}>
              <Icon name="lesson" />
              {t("record.notes")}
            </a>
          </p>
        </header>
        {views && <views.FeedbackList />}
        {record && <Begun record={record} ids={courses.map(({ id }) => id)} />}
      </div>
    </div>
  );
}

function Begun({ record, ids }: { readonly record: Progress; readonly ids: readonly string[] }) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const keys = [...record.activities.keys(), ...record.quizzes.keys()];
  const touched = new Set(keys.map((key) => key.slice(0, key.indexOf("/"))));
  const begun = ids.filter((id) => touched.has(id));
  const gone = [...touched].filter((id) => !ids.includes(id) && id !== pathsPack);
  if (touched.size === 0) {
    return (
      <div className="stack">
        <p className="row-i">
          <Icon name="review" />
          {t("record.empty")}
        </p>
        <p>
          <a className="btn btn--main" href={catalogueHref(locale)}>
            <Icon name="courses" />
            {t("nav.courses")}
          </a>
        </p>
      </div>
    );
  }
  return (
    <>
      {begun.map((id) => (
        <CourseRecord key={id} id={id} record={record} />
      ))}
      {touched.has(pathsPack) && (
        <p className="sec">
          <a className="lk" href={diagnosticHref(locale)}>
            <Icon name="quiz" />
            {t("record.diagnostic")}
          </a>
        </p>
      )}
      {gone.map((id) => (
        <section className="sec" key={id}>
          <h2>{id}</h2>
          <p>{t("record.gone")}</p>
        </section>
      ))}
    </>
  );
}

function CourseRecord({ id, record }: { readonly id: string; readonly record: Progress }) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const format = useFormat();
  const device = useDevice()?.device;
  const [course, setCourse] = useState<Course | "away">();
  useEffect(() => {
    let current = true;
    void device?.course(id, locale).then((found) => {
      if (current) setCourse(found ?? "away");
    });
    return () => {
      current = false;
    };
  }, [device, id, locale]);
  if (!course) return null;
  if (course === "away") {
    return (
      <section className="sec">
        <h2>{id}</h2>
        <p>{t("record.away")}</p>
      </section>
    );
  }
  const { outline, words } = course;
  const progress = courseProgress(outline, record);
  const scored = activityOrder(outline).flatMap((place) => {
    const quiz = record.quizzes.get(`${id}/${place.activity.id}`);
    return quiz?.latest ? [{ place, quiz, latest: quiz.latest }] : [];
  });
  const stories = activityOrder(outline).flatMap((place) => {
    const entry = place.activity.kind === "scenario" && record.activities.get(`${id}/${place.activity.id}`);
    return entry ? [{ place, completedAt: entry.completedAt }] : [];
  });
  const own = mistakes(record).filter(({ itemId }) => itemId.startsWith(`${id}/`));
  return (
    <section className="sec" aria-labelledby={`record-${id}`}>
      <div className="sec-h">
        <h2 id={`record-${id}`}>
          <a href={courseHref(locale, id)}>{words.title}</a>
        </h2>
        <span className="meta">{t("progress", { done: progress.done, of: progress.outOf })}</span>
      </div>
      {scored.length > 0 && (
        <div className="scroll">
          <table className="tbl">
            <caption className="vh">{t("record.scores")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("kind.quiz")}</th>
                <th scope="col">{t("record.first")}</th>
                <th scope="col">{t("record.best")}</th>
                <th scope="col">{t("record.latest")}</th>
                <th scope="col">{t("record.attempts")}</th>
              </tr>
            </thead>
            <tbody>
              {scored.map(({ place, quiz, latest }) => (
                <tr key={place.activity.id}>
                  <th scope="row">
                    <a href={activityHref(locale, id, place.module?.id, place.activity.id)}>{titleOf(words, place)}</a>
                  </th>
                  <td data-label={t("record.first")}>{quiz.first?.scaled !== undefined && format.percent(quiz.first.scaled)}</td>
                  <td data-label={t("record.best")}>
                    {quiz.best?.scaled !== undefined && format.percent(quiz.best.scaled)}
                    {quiz.mastered && (
                      <span className="tag tag--ok">
                        <Icon name="check" />
                        {t("record.mastered")}
                      </span>
                    )}
                  </td>
                  <td data-label={t("record.latest")}>
                    {t("record.score-on", {
                      share: latest.scaled === undefined ? "–" : format.percent(latest.scaled),
                      date: format.date(msOf(latest.at)),
                    })}
                  </td>
                  <td data-label={t("record.attempts")}>{format.number(quiz.submitted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {stories.length > 0 && (
        <ul className="rows">
          {stories.map(({ place, completedAt }) => (
            <li key={place.activity.id} className="one">
              <a className="t" href={activityHref(locale, id, place.module?.id, place.activity.id)}>
                {withSpace(t("label", { name: t("kind.scenario") }))}
                {titleOf(words, place)}
              </a>
              <span className="meta">
                {completedAt === undefined ? t("state.started") : t("record.ended-on", { date: format.date(msOf(completedAt)) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <MistakeList course={id} outline={outline} mistakes={own} />
    </section>
  );
}

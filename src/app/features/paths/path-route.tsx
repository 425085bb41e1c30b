import { stepName } from "#domain/course/learning-paths.ts";
import { pathProgress } from "#domain/record/path-progress.ts";
import { activityHref, catalogueHref, pathsHref } from "#page/address.ts";
import { languageOf, provenanceText } from "#page/lesson-view.ts";
import type { PathPage } from "#page/paths-source.ts";
import { useProgress } from "../../device/use-device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ProgressStrip } from "../../ui/progress-strip.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { hoursOf } from "./hours-of.ts";
import { PathStepRow } from "./path-step-row.tsx";

/** One path: its steps in order, why each is there, how far the learner has come, and what is next. */
export function PathRoute({ data }: { readonly data: PathPage }) {
  const { locale, textLocale, path, words, titles, provenance, listTitle } = data;
  const t = useTranslate("reader");
  const pages = useTranslate("pages");
  const lesson = useTranslate("lesson");
  const record = useProgress();
  const progress = record && pathProgress(path, record);
  const begun = progress !== undefined && progress.status !== "not-started";
  const language = languageOf(textLocale, locale);
  const done = pages("progress", { done: progress?.done ?? 0, of: progress?.outOf ?? 0 });
  const first = path.steps[0];
  const firstActivity = first?.activities[0];
  const next = progress ? progress.next : first && firstActivity && { step: first, activity: firstActivity };
  const title = next && titles[stepName(next.step)];
  useTitle(words.title);
  return (
    <div className="page--wide">
      <div className="wrap">
        <nav className="crumb dots" aria-label={pages("breadcrumb")}>
          <a href={catalogueHref(locale)}>{pages("nav.courses")}</a>
          <a href={pathsHref(locale)} {...language}>
            {listTitle}
          </a>
        </nav>
        <header className="page-head">
          <h1 {...language}>{words.title}</h1>
          <p className="lead" {...language}>
            {words.lead}
          </p>
          <p className="meta">{provenanceText(provenance, textLocale, lesson)}</p>
          <div className="course-progress">
            {progress && begun ? (
              <>
                <ProgressStrip
                  label={done}
                  marks={path.steps.map((step, index) => ({
                    id: stepName(step),
                    kind: "lesson",
                    state: markOf[progress.steps[index]?.status ?? "not-started"],
                  }))}
                />
                <p className="meta">{done}</p>
              </>
            ) : (
              <p className="meta dots">
                <span>{t("paths.steps", { count: path.steps.length })}</span>
                <span>{pages("hours", { count: hoursOf(path.steps) })}</span>
              </p>
            )}
          </div>
          <div className="acts">
            {next && title ? (
              <a className="btn btn--main btn--block" href={activityHref(locale, next.step.course, next.activity.module, next.activity.id)}>
                {pages(begun ? "course.continue" : "course.begin", { title: title.text })}
                <Icon name="arrow" />
              </a>
            ) : (
              <p className="row-i">
                <Icon name="check" />
                {t("paths.done")}
              </p>
            )}
          </div>
          <p className="meta">{t("paths.open")}</p>
        </header>
        <section aria-labelledby="steps">
          <div className="sec-h">
            <h2 id="steps">{t("paths.in-order")}</h2>
          </div>
          <ol className="rows">
            {path.steps.map((step, index) => (
              <PathStepRow
                key={stepName(step)}
                page={data}
                step={step}
                number={index + 1}
                progress={progress?.steps[index]}
                isNext={step === next?.step}
              />
            ))}
          </ol>
        </section>
        <p className="sec">
          <a className="btn btn--quiet" href={pathsHref(locale)}>
            {t("paths.others")}
          </a>
        </p>
      </div>
    </div>
  );
}

const markOf = { "not-started": "todo", started: "now", done: "done" } as const;

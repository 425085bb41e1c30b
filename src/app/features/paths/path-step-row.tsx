import { type PathStep, stepName } from "#domain/course/learning-paths.ts";
import type { PartProgress } from "#domain/record/course-progress.ts";
import { activityHref, courseHref } from "#page/address.ts";
import { languageOf } from "#page/lesson-view.ts";
import type { PathPage } from "#page/paths-source.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { hoursOf } from "./hours-of.ts";

interface Props {
  readonly page: PathPage;
  readonly step: PathStep;
  /** Its place on the path, from 1. */
  readonly number: number;
  /** Undefined until the record has been read. */
  readonly progress: PartProgress | undefined;
  readonly isNext: boolean;
}

/** A course leads to its page, a module of one to its first activity. */
export function PathStepRow({ page: { locale, textLocale, words, titles }, step, number, progress, isNext }: Props) {
  const t = useTranslate("reader");
  const pages = useTranslate("pages");
  const format = useFormat();
  const title = titles[stepName(step)];
  const course = titles[step.course];
  const first = step.activities[0];
  const href = step.module && first ? activityHref(locale, step.course, step.module, first.id) : courseHref(locale, step.course);
  return (
    <li className="one">
      <div>
        <a className="t" href={href} aria-current={isNext ? "step" : undefined} {...languageOf(title?.lang ?? textLocale, locale)}>
          {format.number(number)}. {title?.text ?? stepName(step)}
        </a>
        <p {...languageOf(textLocale, locale)}>{words.why[stepName(step)]}</p>
        <p className="meta dots">
          <span>{pages("hours", { count: hoursOf([step]) })}</span>
          {step.module && course && (
            <span {...languageOf(course.lang ?? textLocale, locale)}>{t("paths.module-of", { course: course.text })}</span>
          )}
          {progress && progress.status !== "not-started" && <span>{pages("progress", { done: progress.done, of: progress.outOf })}</span>}
        </p>
        {progress?.status === "done" ? (
          <p className="tag tag--ok">
            <Icon name="check" />
            {pages("state.done")}
          </p>
        ) : (
          isNext && <p className="tag">{t("paths.next")}</p>
        )}
      </div>
    </li>
  );
}

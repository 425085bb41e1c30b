import type { FileHash } from "#domain/pack/manifest.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QuizCrumb } from "./quiz-crumb.tsx";

interface Props {
  readonly page: QuizPage;
  /** The version that the open attempt was begun on. */
  readonly version: FileHash | undefined;
  /** Undefined when no attempt is left. */
  readonly onBegin: (() => void) | undefined;
}

/** Where the quiz was changed after the attempt began: it can be finished as it was, or left for a new one. */
export function OlderVersion({ page, version, onBegin }: Props) {
  const t = useTranslate("quiz");
  return (
    <>
      <QuizCrumb page={page} />
      <h1>{page.words.title}</h1>
      <div className="note">
        <Icon name="info" />
        <div>
          <p className="h">{t("older.title")}</p>
          <p>{t("older.text")}</p>
          <p className="acts">
            {version && (
              <a className="btn btn--main" href={olderVersionHref(page, version)}>
                {t("older.finish")}
              </a>
            )}
            {onBegin && (
              <button type="button" className="btn btn--quiet" onClick={onBegin}>
                {t("older.begin")}
              </button>
            )}
          </p>
        </div>
      </div>
    </>
  );
}

/** The same quiz as an earlier version of its course has it; the route reads `version`. */
export const olderVersionHref = ({ locale, course, module, activity }: QuizPage, version: FileHash): string =>
  `${activityHref(locale, course.id, module?.id, activity.id)}?version=${version}`;

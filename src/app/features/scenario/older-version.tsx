import type { ReactNode } from "react";
import type { Run } from "#domain/scenario/run.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ScenarioHead } from "./scenario-head.tsx";

interface Props {
  readonly page: ScenarioPage;
  readonly run: Run;
  readonly notes: ReactNode;
  /** Plays the run on the version at hand, as far as it goes. */
  readonly onGoOn: () => void;
  readonly onAnew: () => void;
}

/** Where the scenario was changed after the run began: it can be finished as it was, gone on with as it is, or left for a new one. */
export function OlderVersion({ page, run, notes, onGoOn, onAnew }: Props) {
  const t = useTranslate("scenario");
  const { locale, course, module, activity } = page;
  return (
    <div className="wrap">
      {notes}
      <ScenarioHead page={page}>{t("older.kept")}</ScenarioHead>
      <div className="note">
        <Icon name="info" />
        <div>
          <p className="h">{t("older.title")}</p>
          <p>{t("older.text")}</p>
          <p className="acts">
            {run.courseVersion && (
              <a
                className="btn btn--main"
                href={`${activityHref(locale, course.id, module?.id, activity.id)}?version=${run.courseVersion}`}
              >
                {t("older.finish")}
              </a>
            )}
            <button type="button" className="btn btn--quiet" onClick={onGoOn}>
              {t("older.go-on")}
            </button>
            <button type="button" className="btn btn--quiet" onClick={onAnew}>
              {t("anew")}
            </button>
          </p>
        </div>
      </div>
    </div>
  );
}

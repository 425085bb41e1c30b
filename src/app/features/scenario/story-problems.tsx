import type { Path } from "#domain/scenario/scenario-state.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

/** Said where the story cannot go on in this version: nothing that was decided is lost. */
export function Stuck({ onBack, onAnew }: { readonly onBack: (() => void) | undefined; readonly onAnew: () => void }) {
  const t = useTranslate("scenario");
  return (
    <div className="note note--warn">
      <Icon name="warn" />
      <div>
        <p className="h">{t("stuck.title")}</p>
        <p>{t("stuck.text")}</p>
        <p className="acts">
          {onBack && (
            <button type="button" className="btn btn--main" onClick={onBack}>
              {t("stuck.back")}
            </button>
          )}
          <button type="button" className="btn btn--quiet" onClick={onAnew}>
            {t("anew")}
          </button>
        </p>
      </div>
    </div>
  );
}

/** Names the decisions that this version of the scenario does not offer where they were taken. */
export function SetAside({ page, choices }: { readonly page: ScenarioPage; readonly choices: Path }) {
  const t = useTranslate("scenario");
  if (choices.length === 0) return null;
  return (
    <div className="note note--warn">
      <Icon name="info" />
      <div>
        <p className="h">{t("set-aside.title", { count: choices.length })}</p>
        <p>{t("set-aside.text")}</p>
        <ul className="bullets">
          {choices.map((choice) => {
            const [node = "", option = ""] = choice.split("/");
            const told = toldIn(page, ({ nodes }) => nodes[node]);
            return (
              <li key={choice}>
                {told?.words.options[option] ? <Text of={told} pick={({ options }) => options[option]?.text} /> : <bdi>{choice}</bdi>}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

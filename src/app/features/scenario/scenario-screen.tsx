import { useState } from "react";
import type { ScenarioPage } from "#page/activity-page.ts";
import { randomUuid } from "../../device/random-uuid.ts";
import { createUnkeptRecord } from "../../device/unkept-record.ts";
import { useDevice } from "../../device/use-device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Scenario } from "./scenario.tsx";
import { SecondLanguage } from "./second-language.tsx";

/** A scenario on this device. Where the browser gives no database it can still be played, and the screen says that nothing is kept. */
export function ScenarioScreen({ data: page }: { readonly data: ScenarioPage }) {
  const t = useTranslate("scenario");
  const state = useDevice();
  const [unkept] = useState(createUnkeptRecord);
  useTitle(`${page.words.title} · ${page.course.title}`);
  const isUnkept = state?.problem?.code === "unavailable";
  return (
    <div className="page--margin scenario">
      <Scenario page={page} device={isUnkept ? unkept : state?.device} newAttemptId={randomUuid} margin={<SecondLanguage page={page} />}>
        {isUnkept && (
          <div className="note note--warn" role="status">
            <Icon name="warn" />
            <div>
              <p className="h">{t("unkept.title")}</p>
              <p>{t("unkept.text")}</p>
            </div>
          </div>
        )}
      </Scenario>
    </div>
  );
}

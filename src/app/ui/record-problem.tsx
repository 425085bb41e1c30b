import { settingsHref } from "#page/address.ts";
import type { DeviceProblem } from "../device/device.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { Icon } from "./icon.tsx";

/** Said at once when the device could not keep an answer: what happened, what still holds, what can be done. */
export function RecordProblem({ problem, onRetry }: { readonly problem: DeviceProblem; readonly onRetry: () => unknown }) {
  const t = useTranslate("common");
  const locale = useLocale();
  return (
    <div className="note note--bad" role="alert">
      <Icon name="warn" />
      <div>
        <p className="h">{t(`device.${problem.code}.title`)}</p>
        <p>{t(`device.${problem.code}.text`)}</p>
        <p className="acts">
          <button type="button" className="btn btn--quiet" onClick={() => void onRetry()}>
            {t("retry")}
          </button>
          {problem.code === "device-full" && (
            <a className="lk" href={settingsHref(locale)}>
              {t("nav.settings")}
            </a>
          )}
        </p>
      </div>
    </div>
  );
}

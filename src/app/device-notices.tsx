import { type ReactNode, useState } from "react";
import { useLocation } from "react-router";
import { isLocale } from "#domain/locale.ts";
import { recordHref } from "#page/address.ts";
import { useAccountViews } from "./account-views/account-views-holder.ts";
import { useAppUpdate } from "./app-update.ts";
import { useDevice } from "./device/use-device.ts";
import { useLocale, useTranslate } from "./i18n/i18n.tsx";
import { ownNames } from "./own-names.ts";
import { Icon, type IconName } from "./ui/icon.tsx";

/**
 * What the reader should know about this device: a new version, a language that is not here, a database that cannot be used. It stays at
 * the foot of the window while a long page is read, and goes away when the reader closes it.
 */
export function DeviceNotices() {
  const t = useTranslate("common");
  const locale = useLocale();
  const { state, accept } = useAppUpdate();
  const problem = useDevice()?.problem;
  const views = useAccountViews();
  const unavailable = new URLSearchParams(useLocation().search).get("unavailable");
  return (
    <>
      {isLocale(unavailable) && (
        <Notice key={unavailable} icon="offline" tone="note--warn">
          <p>{t("locale-not-here", { language: ownNames[unavailable] })}</p>
        </Notice>
      )}
      {problem && (
        <Notice key={problem.code} icon="warn" tone="note--warn">
          <p className="h">{t(`device.${problem.code}.title`)}</p>
          <p>{t(`device.${problem.code}.text`)}</p>
          {problem.code !== "unavailable" && (
            <p>
              <button type="button" className="btn btn--quiet" onClick={() => location.reload()}>
                {t("retry")}
              </button>
            </p>
          )}
        </Notice>
      )}
      {state !== "none" && (
        <Notice key={state} icon="update">
          <p className="h">{t(`update.${state}.title`)}</p>
          <p>{t(`update.${state}.text`)}</p>
          <p className="acts">
            <button type="button" className="btn btn--quiet" onClick={accept}>
              {t(`update.${state}.button`)}
            </button>
            <a className="lk" href={recordHref(locale)}>
              {t("nav.record")}
            </a>
          </p>
        </Notice>
      )}
      {views && <views.SyncNotices />}
    </>
  );
}

function Notice({ icon, tone = "", children }: { readonly icon: IconName; readonly tone?: string; readonly children: ReactNode }) {
  const t = useTranslate("common");
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className={`note ${tone}`}>
      <Icon name={icon} />
      <div>{children}</div>
      <button type="button" className="btn btn--text" onClick={() => setClosed(true)}>
        {t("close")}
      </button>
    </div>
  );
}

import { useSyncExternalStore } from "react";
import { useTranslate } from "../../i18n/i18n.tsx";
import { installOffer } from "../../install-offer.ts";
import { Icon } from "../../ui/icon.tsx";

/** Offers to install the app where the browser lets a page ask; nothing otherwise. */
export function InstallApp() {
  const t = useTranslate("pages");
  const offer = useSyncExternalStore(installOffer.subscribe, installOffer.now, () => undefined);
  if (!offer) return null;
  return (
    <section>
      <h2>{t("install.title")}</h2>
      <p className="meta">{t("install.text")}</p>
      <p>
        <button type="button" className="btn btn--quiet" onClick={() => void offer.prompt().then(() => installOffer.become(undefined))}>
          <Icon name="install" />
          {t("install.button")}
        </button>
      </p>
    </section>
  );
}

import type { Catalogue } from "#domain/pack/manifest.ts";
import { accountHref } from "#page/address.ts";
import { useOpenAccountViews } from "../../account-views/account-views-holder.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { DataSettings } from "./data-settings.tsx";
import { LanguageSettings } from "./language-settings.tsx";
import { MyData } from "./my-data.tsx";
import { ReadingSettings } from "./reading-settings.tsx";
import { StorageSettings } from "./storage-settings.tsx";

/** Everything that can be chosen, kept on this device; and the learner's own data. */
export function SettingsRoute({ data: { courses } }: { readonly data: Catalogue }) {
  const t = useTranslate("settings");
  const locale = useLocale();
  const views = useOpenAccountViews();
  useTitle(t("nav.settings"));
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("nav.settings")}</h1>
          <p>{t("lead")}</p>
          <p>
            <a className="lk" href={accountHref(locale)}>
              {t("nav.account")}
            </a>
          </p>
        </header>
        <LanguageSettings />
        <ReadingSettings />
        <DataSettings />
        <StorageSettings courses={courses} />
        {views && <views.SyncSettings />}
        <MyData />
      </div>
    </div>
  );
}

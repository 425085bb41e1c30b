import type { SecondLanguage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { ownNames } from "../own-names.ts";
import { Icon } from "../ui/icon.tsx";

/** Said when the second text is not there: whether it exists, and how it comes to this device. */
export function SecondLanguageNotice({ second, course }: { readonly second: SecondLanguage<unknown>; readonly course: string }) {
  const t = useTranslate("reader");
  const locale = useLocale();
  if (second.text.kind === "here") return null;
  const language = ownNames[second.locale];
  return (
    <div className="note note--warn" role="status">
      <Icon name={second.text.kind === "away" ? "offline" : "info"} />
      <div>
        <p className="h">{t(`second.${second.text.kind}.title`, { language })}</p>
        <p>{t(`second.${second.text.kind}.text`, { language })}</p>
        {second.text.kind === "away" && (
          <p>
            <a className="lk" href={courseHref(locale, course)}>
              <Icon name="download" />
              {t("second.download")}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

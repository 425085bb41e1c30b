import { isLocale, languageTagOf, locales } from "#domain/locale.ts";
import { inLocale, settingsHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { usePreferences } from "../../preferences.ts";
import { rememberLocale } from "../../remember-locale.ts";
import { Segmented, Setting } from "../../ui/setting.tsx";

/** Language of the interface (it changes the address) and, apart from it, of the lessons. */
export function LanguageSettings() {
  const locale = useLocale();
  const t = useTranslate("settings");
  const { contentLocale, digits, change } = usePreferences();
  return (
    <Setting id="language" title={t("language")}>
      <div className="field">
        <label htmlFor="interface-language">{t("interface-language")}</label>
        <select
          className="in"
          id="interface-language"
          value={locale}
          onChange={(event) => {
            const chosen = event.target.value;
            if (!isLocale(chosen)) return;
            rememberLocale(chosen);
            location.assign(inLocale(settingsHref(locale), chosen));
          }}
        >
          {locales.map((other) => (
            <option key={other} value={other} lang={languageTagOf(other)}>
              {ownNames[other]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="content-language">{t("content-language")}</label>
        <select
          className="in"
          id="content-language"
          value={contentLocale ?? ""}
          onChange={(event) => change({ contentLocale: isLocale(event.target.value) ? event.target.value : null })}
        >
          <option value="">{t("content-language.same")}</option>
          {locales.map((other) => (
            <option key={other} value={other} lang={languageTagOf(other)}>
              {ownNames[other]}
            </option>
          ))}
        </select>
        <p className="meta">{t("content-language.help")}</p>
      </div>
      {locale === "ar" && (
        <div>
          <Segmented
            name="digits"
            label={t("digits")}
            value={digits}
            onChange={(value) => change({ digits: value })}
            options={[
              { value: "latn", text: "123" },
              { value: "arab", text: "١٢٣" },
            ]}
          />
          <p className="meta">{t("digits.help")}</p>
        </div>
      )}
    </Setting>
  );
}

import { useId } from "react";
import { useLocation, useNavigate } from "react-router";
import { isLocale, type Locale, languageTagOf } from "#domain/locale.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { ownNames } from "../own-names.ts";
import { usePreferences } from "../preferences.ts";

interface Props {
  readonly choices: readonly Locale[];
  /** Absent: one language only. */
  readonly chosen: Locale | undefined;
}

/** Which language stands beside the first. It is part of the address, so that a link shows the same two languages to everybody. */
export function SecondLanguagePicker({ choices, chosen }: Props) {
  const t = useTranslate("reader");
  const id = useId();
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const change = usePreferences((preferences) => preferences.change);
  const choose = (value: string) => {
    const query = new URLSearchParams(search);
    if (isLocale(value)) {
      query.set("with", value);
      change({ secondLocale: value });
    } else query.delete("with");
    const text = query.toString();
    void navigate(`${pathname}${text && `?${text}`}${hash}`, { replace: true });
  };
  const offered = chosen === undefined || choices.includes(chosen) ? choices : [...choices, chosen];
  return (
    <div className="field second-language">
      <label htmlFor={id}>{t("second-language")}</label>
      <select className="in" id={id} value={chosen ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("one-language")}</option>
        {offered.map((locale) => (
          <option key={locale} value={locale} lang={languageTagOf(locale)}>
            {ownNames[locale]}
          </option>
        ))}
      </select>
    </div>
  );
}

import { languages, languageTagOf, locales } from "#domain/locale.ts";
import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import { useTranslate } from "../i18n/i18n.tsx";

/** In which languages a course can be read, and how far each translation goes. Never by colour alone. */
export function LanguageTags({ course }: { readonly course: CatalogueCourse }) {
  const t = useTranslate("pages");
  return (
    <ul className="langs" aria-label={t("languages")}>
      {locales.map((locale) => {
        const language = course.languages[locale];
        const whole = language !== undefined && language.share >= 1;
        const note = !language ? t("language.none") : whole ? undefined : t("language.part");
        return (
          <li key={locale} className={!language ? "none" : whole ? undefined : "stale"}>
            <span lang={languageTagOf(locale)}>{languages[locale].short}</span>
            {note && <span className="vh">{note}</span>}
          </li>
        );
      })}
    </ul>
  );
}

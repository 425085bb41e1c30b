import { isLocale, type Locale, locales } from "#domain/locale.ts";
import type { ActivityPage, SecondLanguage } from "#page/activity-page.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import { usePreferences } from "../preferences.ts";

/**
 * The page with its text in a second language beside the first. `asked` is the value of `?with=`; an empty one leaves the choice to
 * what was used last and to the browser's languages. A second text that cannot be had never takes the first one away.
 */
export async function withSecondLanguage(source: PageSource, page: ActivityPage, asked: string): Promise<ActivityPage> {
  if (asked === page.textLocale) return page;
  const choices = await otherLanguages(source, page);
  const locale = isLocale(asked) ? asked : preferred(choices, page.textLocale);
  switch (page.kind) {
    case "lesson":
      return { ...page, second: { locale, choices, text: await secondText(source, page, locale) } };
    case "quiz":
      return { ...page, second: { locale, choices, text: await secondText(source, page, locale) } };
    case "scenario":
      return { ...page, second: { locale, choices, text: await secondText(source, page, locale) } };
    case "worksheet":
      return { ...page, second: { locale, choices, text: await secondText(source, page, locale) } };
  }
}

async function secondText<P extends ActivityPage>(
  source: PageSource,
  page: P,
  locale: Locale,
): Promise<SecondLanguage<P["words"]>["text"]> {
  try {
    const other = await source.activity(page.locale, page.course.id, page.activity.id, { text: locale, version: page.course.version });
    return other.textLocale === locale ? { kind: "here", words: other.words as P["words"] } : { kind: "none" };
  } catch (problem) {
    if (problem instanceof PageProblem) return { kind: "away" };
    throw problem;
  }
}

/** The other languages of the course, as the catalogue says; all of them where there is none. */
export async function otherLanguages(source: PageSource, { course, textLocale }: ActivityPage): Promise<readonly Locale[]> {
  const catalogue = await source.catalogue().catch(() => undefined);
  const languages = catalogue?.courses.find(({ id }) => id === course.id)?.languages;
  return locales.filter((locale) => locale !== textLocale && (languages === undefined || locale in languages));
}

function preferred(choices: readonly Locale[], first: Locale): Locale {
  const usual: Locale = first === "en" ? "fr" : "en";
  const own = navigator.languages.map((tag) => tag.slice(0, 2));
  const wishes = [usePreferences.getState().secondLocale, ...own, usual, ...choices].filter(isLocale);
  return wishes.find((locale) => choices.includes(locale)) ?? usual;
}

import { isLocale, type Locale, locales } from "#domain/locale.ts";
import type { ActivityPage, QuizPage, SecondLanguage } from "#page/activity-page.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import { usePreferences } from "../preferences.ts";
import { withInterfaceLabels } from "./interface-labels.ts";

/**
 * The page with its text in a second language beside the first. `asked` is the value of `?with=`; an empty one leaves the choice to
 * what was used last, to the browser's languages, and without a connection to what is on the device. A second text that cannot be had
 * never takes the first one away.
 */
export async function withSecondLanguage(source: PageSource, page: ActivityPage, asked: string): Promise<ActivityPage> {
  if (asked === page.textLocale) return page;
  const choices = await otherLanguages(source, page);
  const wishes: readonly [Locale, ...Locale[]] = isLocale(asked) ? [asked] : wishesAmong(choices, page.textLocale);
  switch (page.kind) {
    case "lesson":
      return { ...page, second: { choices, ...(await firstToBeHad(source, page, wishes)) } };
    case "quiz":
      return { ...page, second: { choices, ...(await labelled(page, await firstToBeHad(source, page, wishes))) } };
    case "scenario":
      return { ...page, second: { choices, ...(await firstToBeHad(source, page, wishes)) } };
    case "worksheet":
      return { ...page, second: { choices, ...(await firstToBeHad(source, page, wishes)) } };
  }
}

type Found<P extends ActivityPage> = Pick<SecondLanguage<P["words"]>, "locale" | "text">;

/** The first wish; where it cannot be had, as without a connection, the next one that can. */
async function firstToBeHad<P extends ActivityPage>(
  source: PageSource,
  page: P,
  [wish, ...others]: readonly [Locale, ...Locale[]],
): Promise<Found<P>> {
  const first = { locale: wish, text: await secondText(source, page, wish) };
  if (first.text.kind === "here") return first;
  const rest = await Promise.all(others.map(async (locale) => ({ locale, text: await secondText(source, page, locale) })));
  return rest.find(({ text }) => text.kind === "here") ?? first;
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

async function labelled(page: QuizPage, { locale, text }: Found<QuizPage>): Promise<Found<QuizPage>> {
  return text.kind === "here"
    ? { locale, text: { ...text, words: await withInterfaceLabels(page, locale, text.words) } }
    : { locale, text };
}

/** The other languages of the course, as the catalogue says; all of them where there is none. */
export async function otherLanguages(source: PageSource, { course, textLocale }: ActivityPage): Promise<readonly Locale[]> {
  const catalogue = await source.catalogue().catch(() => undefined);
  const languages = catalogue?.courses.find(({ id }) => id === course.id)?.languages;
  return locales.filter((locale) => locale !== textLocale && (languages === undefined || locale in languages));
}

function wishesAmong(choices: readonly Locale[], first: Locale): readonly [Locale, ...Locale[]] {
  const usual: Locale = first === "en" ? "fr" : "en";
  const own = navigator.languages.map((tag) => tag.slice(0, 2));
  const wishes = [usePreferences.getState().secondLocale, ...own, usual, ...choices].filter(isLocale);
  const [best = usual, ...others] = new Set(wishes.filter((locale) => choices.includes(locale)));
  return [best, ...others];
}

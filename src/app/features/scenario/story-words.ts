import type { ScenarioWords } from "#domain/course/scenario.ts";
import type { CiteTable, TextProvenance } from "#domain/course/text.ts";
import { isLocale, type Locale } from "#domain/locale.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { languageOf, type TextLanguage } from "#page/lesson-view.ts";

/** Some words of a scenario as they are shown on this page. */
export interface Told<W> {
  readonly words: W;
  readonly language: TextLanguage;
  /** How the translation stands, where there is something to say of it. */
  readonly notice?: Partial<TextProvenance>;
  /** Language that the page asked for, which words without translation are not in. */
  readonly locale: Locale;
  readonly cites: CiteTable;
  /** The same words in the language beside it. */
  readonly second?: Told<W>;
}

/** The part of the story that `pick` finds, in one language or in two; undefined where the words have no such part. */
export function toldIn<W extends object>(
  { words, textLocale, locale, second }: ScenarioPage,
  pick: (words: ScenarioWords) => W | undefined,
): Told<W> | undefined {
  const first = toldOnce(words, textLocale, locale, pick);
  const other = second?.text.kind === "here" ? toldOnce(second.text.words, second.locale, locale, pick) : undefined;
  return first && { ...first, ...(other && { second: other }) };
}

function toldOnce<W extends object>(
  words: ScenarioWords,
  textLocale: Locale,
  pageLocale: Locale,
  pick: (words: ScenarioWords) => W | undefined,
): Told<W> | undefined {
  const part = pick(words);
  if (!part) return undefined;
  const own = "lang" in part && isLocale(part.lang) ? part.lang : undefined;
  const isStale = "stale" in part && part.stale === true;
  return {
    words: part,
    language: languageOf(own ?? textLocale, pageLocale),
    locale: textLocale,
    cites: words.cites,
    ...(part !== words && (own || isStale) && { notice: { ...(own && { lang: own }), ...(isStale && { stale: true }) } }),
  };
}

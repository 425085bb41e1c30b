import { type Locale, languages, locales } from "#domain/locale.ts";

/** Own names of the languages, by locale. */
export const ownNames = Object.fromEntries(locales.map((locale) => [locale, languages[locale].name])) as {
  readonly [locale in Locale]: string;
};

import { isLocale, type Locale } from "#domain/locale.ts";

/** One file of the app. `revision` is null where the address itself changes with the content. */
export interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
  /** Files of one interface language are kept only where somebody uses that language. */
  readonly locale?: Locale;
}

export const shellAddress = (locale: Locale) => `/shell/${locale}.html`;

/**
 * How the build writes the list into the worker, as briefly as can be: for each language, and "" for all of them, files with a comma between.
 * A file is an address, with its revision, if any, after a space; of scripts, and of the words of a language, only the name is written.
 */
export interface PrecacheTable {
  readonly [locale: string]: string;
}

const folder = "/assets/";
const endingOf = (locale: string) => (locale ? ".json" : ".js");

export const precacheEntries = (table: PrecacheTable): readonly PrecacheEntry[] =>
  Object.entries(table).flatMap(([locale, files]) =>
    files.split(",").map((file) => {
      const [name = "", revision = null] = file.split(" ");
      const url = name.startsWith("/") ? name : folder + name + endingOf(locale);
      return { url, revision, ...(isLocale(locale) && { locale }) };
    }),
  );

export function precacheTable(entries: readonly PrecacheEntry[]): PrecacheTable {
  const files: { [locale: string]: string[] } = {};
  for (const { url, revision, locale = "" } of entries) {
    const ending = endingOf(locale);
    const name = url.startsWith(folder) && url.endsWith(ending) ? url.slice(folder.length, -ending.length) : url;
    files[locale] = [...(files[locale] ?? []), revision === null ? name : `${name} ${revision}`];
  }
  return Object.fromEntries(Object.entries(files).map(([locale, names]) => [locale, names.join(",")]));
}

/** The entries to keep: what every language needs, and the files of the kept languages. */
export const entriesFor = (list: readonly PrecacheEntry[], kept: ReadonlySet<Locale>) =>
  list.filter(({ locale }) => locale === undefined || kept.has(locale));

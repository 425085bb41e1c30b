import { formatTagOf, type Locale, languageTagOf } from "#domain/locale.ts";

/** i18next's `t` as far as pages made outside the app need it: key, `{{name}}` values, plural by `count`. */
export type Translate = (key: string, values?: { readonly [name: string]: string | number }) => string;

/** Words of one namespace, flat: `key` or `key_<plural category>`; `key_zero` is for 0 in every language. */
export type FlatWords = { readonly [key: string]: string };

/**
 * The same answers as i18next gives for flat keys, in ten lines, so that the service worker can write a page without a library
 * (a test compares the two on every key of every language). A missing key is returned as it is.
 */
export function createTranslate(locale: Locale, words: FlatWords): Translate {
  const rules = new Intl.PluralRules(languageTagOf(locale));
  const number = new Intl.NumberFormat(formatTagOf(locale), { maximumFractionDigits: 1 });
  return (key, values) => {
    const count = values?.count;
    const zero = count === 0 ? words[`${key}_zero`] : undefined;
    const plural = typeof count === "number" ? words[`${key}_${rules.select(count)}`] : undefined;
    const text = zero ?? plural ?? words[key] ?? key;
    return text.replace(/{{(\w+)}}/g, (whole, name: string) => {
      const value = values?.[name] ?? whole;
      return typeof value === "number" ? number.format(value) : value;
    });
  };
}

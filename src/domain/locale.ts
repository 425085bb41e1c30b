export type Dir = "ltr" | "rtl";
export type FontName = "latin" | "cyrillic" | "arabic" | "naskh";

/**
 * The languages of interface and courses, by their codes of two letters: first the six official languages of the United Nations, in their
 * English alphabetical order. The lists of this file are the only ones; `courses new language` adds to them (docs/adding-a-language.md).
 */
export const locales = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export type Locale = (typeof locales)[number];

const rightToLeft: readonly Locale[] = ["ar"];

interface Language {
  /** Own name: a reader finds their language without knowing the page's. */
  readonly name: string;
  /** Where a row of languages has little room. */
  readonly short: string;
  /** Web fonts of the interface; none where the system's are used. */
  readonly fonts: readonly FontName[];
}

/** What only pages need to know; the service worker goes without. */
export const languages: { readonly [locale in Locale]: Language } = {
  ar: { name: "العربية", short: "ع", fonts: ["latin", "arabic", "naskh"] },
  zh: { name: "中文", short: "中", fonts: [] },
  en: { name: "English", short: "EN", fonts: ["latin"] },
  fr: { name: "Français", short: "FR", fonts: ["latin"] },
  ru: { name: "Русский", short: "RU", fonts: ["latin", "cyrillic"] },
  es: { name: "Español", short: "ES", fonts: ["latin"] },
};

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

export const dirOf = (locale: Locale): Dir => (rightToLeft.includes(locale) ? "rtl" : "ltr");

/** BCP 47 tag for `lang` attributes and Intl: Arabic with digits 0-9 (docs/decisions), Chinese in simplified script. */
export function languageTagOf(locale: Locale): string {
  if (locale === "zh") return "zh-Hans";
  return locale;
}

/** Tag for Intl formatters: day before month in English, as the United Nations write it; European digits in Arabic unless the reader chose the others. */
export function formatTagOf(locale: Locale, arabicDigits: "latn" | "arab" = "latn"): string {
  if (locale === "en") return "en-GB";
  return locale === "ar" ? `ar-u-nu-${arabicDigits}` : languageTagOf(locale);
}

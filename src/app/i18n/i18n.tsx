import { createInstance, type i18n } from "i18next";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { formatTagOf, type Locale, languageTagOf } from "#domain/locale.ts";
import type { FlatWords, Translate } from "#page/translate.ts";
import { usePreferences } from "../preferences.ts";
import { createFormat, type Format } from "./format.ts";
import { fetchWords, type Namespace, type Words } from "./words.ts";

export interface Language {
  readonly locale: Locale;
  readonly i18n: i18n;
}

const LanguageContext = createContext<Language | undefined>(undefined);

/** The interface language of a page; it never changes while the page lives (language links load the page anew). */
export function createLanguage(locale: Locale, words: Words): Language {
  const instance = createInstance();
  void instance.init({
    lng: languageTagOf(locale),
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    defaultNS: "common",
    fallbackNS: "common",
    ns: Object.keys(words),
    resources: { [languageTagOf(locale)]: words as Record<string, Record<string, string>> },
    interpolation: { escapeValue: false },
  });
  return { locale, i18n: instance };
}

/** Adds the words of a page before it is shown. */
export function addWords({ i18n, locale }: Language, namespace: Namespace, words: FlatWords): void {
  i18n.addResourceBundle(languageTagOf(locale), namespace, words);
}

/** Whether the words of a namespace are here. */
export const hasWords = ({ i18n, locale }: Language, namespace: Namespace): boolean =>
  i18n.hasResourceBundle(languageTagOf(locale), namespace);
/** Fetches words that the page came without. Rejects when the network is gone and nothing is kept. */
export async function wordsReady(language: Language, namespaces: readonly Namespace[]): Promise<void> {
  const missing = namespaces.filter((namespace) => !language.i18n.hasResourceBundle(languageTagOf(language.locale), namespace));
  await Promise.all(missing.map(async (namespace) => addWords(language, namespace, await fetchWords(language.locale, namespace))));
}

export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLocale(): Locale {
  return useLanguage().locale;
}

/** The language itself, for parts that bring words of their own later. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error("no LanguageProvider above");
  return language;
}

/** Words of one namespace, then of `common`. Flat keys, plural forms by `count`; numbers are written in the reader's digits. */
export function useTranslate(namespace: Namespace): Translate {
  const { i18n, locale } = useLanguage();
  const digits = usePreferences((preferences) => preferences.digits);
  return useMemo(() => {
    // Most texts have no number, and to make a format costs more than all else here.
    const written = (value: string | number) =>
      typeof value === "number" ? value.toLocaleString(formatTagOf(locale, digits), { maximumFractionDigits: 1 }) : value;
    return (key, values = {}) => {
      const replace = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)]));
      return i18n.t(key, { ns: namespace, ...values, replace });
    };
  }, [i18n, locale, digits, namespace]);
}

/** Numbers, dates, sizes and lists as the reader's language writes them. */
export function useFormat(): Format {
  const locale = useLocale();
  const digits = usePreferences((preferences) => preferences.digits);
  const t = useTranslate("common");
  return useMemo(() => createFormat(formatTagOf(locale, digits), t), [locale, digits, t]);
}

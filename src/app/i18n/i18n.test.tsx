import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { type Locale, locales } from "#domain/locale.ts";
import { createTranslate, type FlatWords, type Translate } from "#page/translate.ts";
import { wordsIn } from "../../../tests/support/interface-words.ts";
import { defaultPreferences, usePreferences } from "../preferences.ts";
import { addWords, createLanguage, type Language, LanguageProvider, useFormat, useTranslate } from "./i18n.tsx";
import { type Namespace, namespaces } from "./words.ts";

const around = (language: Language) => ({
  wrapper: ({ children }: { readonly children: ReactNode }) => <LanguageProvider language={language}>{children}</LanguageProvider>,
});
const translateOf = (language: Language, namespace: Namespace): Translate =>
  renderHook(() => useTranslate(namespace), around(language)).result.current;

/** The language as the app builds it: `common` first, the words of a page when it is opened. */
function appLanguage(locale: Locale, namespace: Namespace): Language {
  const language = createLanguage(locale, { common: wordsIn(locale, "common") });
  addWords(language, namespace, wordsIn(locale, namespace));
  return language;
}

const counts = [0, 1, 2, 3, 11, 100, 1000, 4.5];
/** Texts that a careless translator would take for its own marks. */
const trickyTexts = ["«نص»", "A & <b>", "$& $1", "{{count}}"];

/** Every key of the words as it stands, and without its plural form. */
const keysOf = (words: FlatWords) =>
  new Set(Object.keys(words).flatMap((key) => [key, key.replace(/_(zero|one|two|few|many|other)$/, "")]));
const valuesIn = (words: FlatWords) =>
  new Set(Object.values(words).flatMap((text) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? "")));

describe("the words of a page", () => {
  beforeEach(() => usePreferences.setState(defaultPreferences));

  for (const locale of locales) {
    it.each(namespaces)(`are the same from ${locale}/%s in the app and in pages made outside it`, (namespace) => {
      const words = { ...wordsIn(locale, "common"), ...wordsIn(locale, namespace) };
      const inApp = translateOf(appLanguage(locale, namespace), namespace);
      const outside = createTranslate(locale, words);
      for (const key of keysOf(words)) {
        for (const count of counts) {
          const texts = Object.fromEntries(
            [...valuesIn(words)].map((name, index) => [name, trickyTexts[index % trickyTexts.length] ?? ""]),
          );
          const values = { ...texts, count };
          expect(`${key}: ${outside(key, values)}`).toBe(`${key}: ${inApp(key, values)}`);
        }
      }
    });
  }

  it("come from `common` where the namespace has none, and are the key where both have none", () => {
    const t = translateOf(appLanguage("en", "pages"), "pages");
    expect(t("cancel")).toBe("Cancel");
    expect(t("no.such.key")).toBe("no.such.key");
    expect(createTranslate("en", {})("no.such.key")).toBe("no.such.key");
  });
  it("write numbers in the reader's digits, and follow a change", () => {
    const { result } = renderHook(() => ({ t: useTranslate("lesson"), format: useFormat() }), around(appLanguage("ar", "lesson")));
    expect(result.current.t("where", { index: 3, of: 12 })).toContain("12");
    usePreferences.setState({ digits: "arab" });
    const { result: later } = renderHook(() => ({ t: useTranslate("lesson"), format: useFormat() }), around(appLanguage("ar", "lesson")));
    expect(later.current.t("where", { index: 3, of: 12 })).toContain("١٢");
    expect(later.current.format.number(4.5)).toBe("٤٫٥");
  });
});

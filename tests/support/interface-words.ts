import { readFileSync } from "node:fs";
import { type Namespace, namespaces } from "#app/i18n/words.ts";
import type { Locale } from "#domain/locale.ts";
import { createTranslate, type FlatWords, type Translate } from "#page/translate.ts";

export const wordsIn = (locale: Locale, namespace: Namespace): FlatWords =>
  JSON.parse(readFileSync(`locales/${locale}/${namespace}.json`, "utf8")) as FlatWords;

/** All interface words of a language, as the app has them when every page was visited. */
export const allWords = (locale: Locale) =>
  Object.fromEntries(namespaces.map((namespace) => [namespace, wordsIn(locale, namespace)])) as {
    readonly [namespace in Namespace]: FlatWords;
  };

/** What a page made outside the app is written with. */
export const lessonTranslate = (locale: Locale): Translate =>
  createTranslate(locale, { ...wordsIn(locale, "common"), ...wordsIn(locale, "lesson") });

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "#domain/locale.ts";
import { createTranslate, type FlatWords, type Translate } from "#page/translate.ts";
import { root } from "./builds.ts";

const namespaces = [
  "account",
  "admin",
  "common",
  "lesson",
  "pages",
  "quiz",
  "reader",
  "reference",
  "scenario",
  "search",
  "settings",
  "sign-in",
  "trainer",
  "trainer-report",
  "worksheet",
] as const;
export interface Phrase extends Translate {
  /** The whole phrase with anything in the place of its values; every plural form. */
  like(key: string): RegExp;
  /** The same anywhere in a text. */
  within(key: string): RegExp;
}
/** The interface as people read it, one phrase book for each namespace; `common` stands behind each. */
export type Words = { readonly [namespace in (typeof namespaces)[number]]: Phrase };

let folder = join(root, "locales");
/** From now on, in this test file, words are read from another folder: for a build whose interface has others. */
export function readWordsFrom(other: string): void {
  folder = other;
}

export function wordsOf(locale: Locale): Words {
  const common = readWords(locale, "common");
  const books = namespaces.map((namespace) => [namespace, phraseBook(locale, { ...common, ...readWords(locale, namespace) })]);
  return Object.fromEntries(books) as Words;
}

function phraseBook(locale: Locale, words: FlatWords): Phrase {
  const translate = createTranslate(locale, words);
  const say: Translate = (key, values) => {
    const text = translate(key, values);
    if (text === key) throw new Error(`no words for ${key} in ${locale}`);
    return text;
  };
  const pattern = (key: string): string => {
    const forms = Object.keys(words).filter(
      (name) => name === key || new RegExp(`^${literally(key)}_(zero|one|two|few|many|other)$`).test(name),
    );
    if (forms.length === 0) throw new Error(`no words for ${key} in ${locale}`);
    return forms
      .map((form) =>
        (words[form] ?? "")
          .split(/{{\w+}}/)
          .map(literally)
          .join(".+"),
      )
      .join("|");
  };
  return Object.assign(say, {
    like: (key: string) => new RegExp(`^(${pattern(key)})$`, "s"),
    within: (key: string) => new RegExp(pattern(key), "s"),
  });
}

const readWords = (locale: Locale, namespace: string): FlatWords =>
  JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), "utf8")) as FlatWords;

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

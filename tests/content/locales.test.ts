import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { notTranslated, skeletonWords } from "#compiler/commands/language-skeleton.ts";
import { type Locale, languageTagOf, locales } from "#domain/locale.ts";
import type { FlatWords } from "#page/translate.ts";

type Rule =
  | "key-missing"
  | "key-unknown"
  | "values-differ"
  | "text-empty"
  | "english-left"
  | "not-translated"
  | "latin-left"
  | "typography-french"
  | "typography-arabic"
  | "typography-spanish"
  | "typography-russian"
  | "typography-chinese"
  | "percent-spaced"
  | "characters-hidden"
  | "tone";
interface Fault {
  readonly rule: Rule;
  readonly key: string;
  readonly found: string;
}

const documentSymbol = /\b[AS](?:\/[A-Z\d.]+)+/g;
const folder = fileURLToPath(new URL("../../locales", import.meta.url));
const namespacesOf = (locale: Locale): readonly string[] =>
  readdirSync(join(folder, locale))
    .map((file) => file.replace(/\.json$/, ""))
    .sort();
const wordsOf = (locale: Locale, namespace: string): FlatWords =>
  JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), "utf8")) as FlatWords;

const namespaces = namespacesOf("en");
const others = locales.filter((locale) => locale !== "en");

const categories = ["zero", "one", "two", "few", "many", "other"] as const;
type Category = (typeof categories)[number];
const rulesOf = (locale: Locale) => new Intl.PluralRules(languageTagOf(locale));
const pluralOf = (key: string) => /^(.+)_(zero|one|two|few|many|other)$/.exec(key);

/** Plural keys of the English words: each has a form `_other`. */
const pluralBases = (english: FlatWords): ReadonlySet<string> =>
  new Set(Object.keys(english).flatMap((key) => (key.endsWith("_other") ? [key.slice(0, -"_other".length)] : [])));

/** CLDR's categories; where English has a form of its own for nothing (`_zero`, which i18next prefers for 0), every language has it. */
function formsOf(locale: Locale, base: string, english: FlatWords): ReadonlySet<string> {
  const forms = new Set<string>(rulesOf(locale).resolvedOptions().pluralCategories);
  if (`${base}_zero` in english) forms.add("zero");
  return forms;
}

/** A form may leave its number out only where it stands for one number alone: Arabic 1 and 2, not French 0 and 1, not Russian 1, 21, 31. */
function standsForOneNumber(locale: Locale, category: string): boolean {
  if (category === "zero") return true;
  const rules = rulesOf(locale);
  return Array.from({ length: 201 }, (_, number) => rules.select(number)).filter((selected) => selected === category).length === 1;
}

const valuesIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? ""));
const withoutValues = (text: string): string => text.replace(/{{\w+}}/g, "\u0000");

/** Words that are the same as in English, by language. Texts without a letter of their own ("{{language}}, {{size}}") need no entry. */
const sameAsEnglish: { readonly [locale in Locale]?: ReadonlySet<string> } = {
  ar: new Set(),
  en: new Set(),
  es: new Set(["Concord", "{{value}} KB", "{{value}} MB", "{{value}} GB"]),
  fr: new Set([
    "Concord",
    "Position",
    "Interface",
    "Questions",
    "Scores",
    "{{count}} module",
    "{{count}} modules",
    "{{count}} minute",
    "{{count}} minutes",
    "{{count}} question",
    "{{count}} questions",
    "{{count}} point",
    "{{count}} points",
  ]),
  ru: new Set(["Concord"]),
  zh: new Set(["Concord", "{{value}} KB", "{{value}} MB", "{{value}} GB"]),
};
/** Latin words that stand in Arabic, Russian and Chinese texts. */
const latinNames: ReadonlySet<string> = new Set(["Concord", "PDF", "https", "KB", "MB", "GB", "CSV", "XLSX"]);

const politeness: { readonly [locale in Locale]?: RegExp } = {
  ar: /[!！]|من فضلك|رجاء|يرجى/u,
  en: /!|\bplease\b/iu,
  es: /[!¡]|por favor/iu,
  fr: /!|s[’']il (?:vous|te) pla[iî]t|veuillez|merci/iu,
  ru: /!|пожалуйста/iu,
  zh: /[!！]|(?<!邀)请/u,
};
const noBreak = "\u00a0";
/** What the style of a language leaves to others: quotation marks, a dash that may begin a line, yo outside “всё”, half-width punctuation and spaces beside Chinese. */
const foreignTypography: { readonly [locale in Locale]?: readonly (readonly [Rule, RegExp])[] } = {
  es: [["typography-spanish", /["“”]|\s[;:?!»]/u]],
  ru: [["typography-russian", /["“”]|[^\u00a0]—|\s-\s|(?<![Вв]с)ё/u]],
  zh: [["typography-chinese", /[,;:?!()'"]|\p{Script=Han}\.|(?<![·–])\s\p{Script=Han}|\p{Script=Han}\s(?!·)/u]],
};

/** What is wrong with one namespace of one language, measured against the English one. */
function faultsIn(locale: Locale, english: FlatWords, words: FlatWords): readonly Fault[] {
  const faults: Fault[] = [];
  const bases = pluralBases(english);
  const sourceOf = (key: string): string | undefined => {
    const [, base, form] = pluralOf(key) ?? [];
    if (base === undefined || form === undefined || !bases.has(base)) return english[key];
    return formsOf(locale, base, english).has(form) ? english[`${base}_other`] : undefined;
  };

  for (const key of Object.keys(english)) {
    const base = pluralOf(key)?.[1];
    const isPlural = base !== undefined && bases.has(base);
    const wanted = isPlural ? [...formsOf(locale, base, english)].map((form) => `${base}_${form}`) : [key];
    for (const name of wanted)
      if (!(name in words) && !faults.some((fault) => fault.key === name)) faults.push({ rule: "key-missing", key: name, found: "" });
  }

  for (const [key, text] of Object.entries(words)) {
    const fault = (rule: Rule, found: string) => faults.push({ rule, key, found });
    const source = sourceOf(key);
    if (source === undefined) {
      fault("key-unknown", text);
      continue;
    }
    const isSeparator = !/[\p{L}{]/u.test(source);
    if (text.trim() === "" || (text !== text.trim() && !isSeparator)) fault("text-empty", text);

    const [, base, form] = pluralOf(key) ?? [];
    const isPlural = base !== undefined && form !== undefined && bases.has(base);
    const wanted = new Set(valuesIn(source));
    const given = valuesIn(text);
    if (isPlural && standsForOneNumber(locale, form) && !given.has("count")) wanted.delete("count");
    if (wanted.size !== given.size || [...wanted].some((name) => !given.has(name))) fault("values-differ", [...given].join(" "));

    if (text.endsWith(notTranslated)) fault("not-translated", text);
    const bare = withoutValues(text);
    if (locale !== "en") {
      const sources = isPlural ? categories.map((category: Category) => english[`${base}_${category}`]) : [source];
      const plain = text.replaceAll(noBreak, " ");
      if (/\p{L}/u.test(bare) && sources.includes(plain) && !sameAsEnglish[locale]?.has(plain)) fault("english-left", text);
    }
    if (locale === "ar" || locale === "ru" || locale === "zh") {
      for (const [word] of bare.replaceAll(documentSymbol, "").matchAll(/\p{Script=Latin}+/gu))
        if (!latinNames.has(word)) fault("latin-left", word);
    }
    if (locale === "fr") {
      const wrong = /['"]|[^\u00a0][;:?!»%]|«[^\u00a0]/u.exec(bare);
      if (wrong) fault("typography-french", wrong[0]);
    }
    if (locale === "ar") {
      const wrong = /[,;?'"]|[\u0660-\u0669\u06f0-\u06f9]|\u0640|\s[،؛؟.:]/u.exec(bare);
      if (wrong) fault("typography-arabic", wrong[0]);
    }
    for (const [rule, wrong] of foreignTypography[locale] ?? []) {
      const found = wrong.exec(bare);
      if (found) fault(rule, found[0]);
    }
    if ((locale === "es" || locale === "ru") && /[^\u00a0]%/u.test(bare)) fault("percent-spaced", text);
    // a soft hyphen says where a long word may break
    const hidden = locale === "ar" || locale === "zh" || locale === "en" ? /[\p{Cf}\u00a0\u202f]/u : /(?!\u00ad)\p{Cf}/u;
    if (hidden.test(text)) fault("characters-hidden", text);
    if (politeness[locale]?.test(text)) fault("tone", text);
  }
  return faults;
}

describe("faultsIn", () => {
  const english: FlatWords = {
    title: "All courses",
    open: "Open: {{title}}",
    "here-facts": "{{languages}}, {{size}}",
    lessons_one: "{{count}} lesson of {{of}}",
    lessons_other: "{{count}} lessons of {{of}}",
  };
  const french: FlatWords = {
    title: "Tous les cours",
    open: "Ouvrir\u00a0: {{title}}",
    "here-facts": "{{languages}}, {{size}}",
    lessons_one: "{{count}} leçon sur {{of}}",
    lessons_many: "{{count}} de leçons sur {{of}}",
    lessons_other: "{{count}} leçons sur {{of}}",
  };
  const arabic: FlatWords = {
    title: "جميع الدورات",
    open: "فتح: {{title}}",
    "here-facts": "{{languages}}، بحجم {{size}}",
    lessons_zero: "لا دروس من {{of}}",
    lessons_one: "درس واحد من {{of}}",
    lessons_two: "درسان من {{of}}",
    lessons_few: "{{count}} دروس من {{of}}",
    lessons_many: "{{count}} درسا من {{of}}",
    lessons_other: "{{count}} درس من {{of}}",
  };

  it("passes words that are in order", () => {
    expect(faultsIn("en", english, english)).toEqual([]);
    expect(faultsIn("fr", english, french)).toEqual([]);
    expect(faultsIn("ar", english, arabic)).toEqual([]);
  });

  /** One planted mistake for each check. */
  const planted: readonly {
    readonly name: string;
    readonly locale: Locale;
    readonly words: FlatWords;
    readonly rule: Rule;
    readonly key: string;
  }[] = [
    { name: "a key left out", locale: "fr", words: without(french, "title"), rule: "key-missing", key: "title" },
    { name: "a plural form left out", locale: "ar", words: without(arabic, "lessons_two"), rule: "key-missing", key: "lessons_two" },
    { name: "a key that English does not have", locale: "fr", words: { ...french, titel: "Cours" }, rule: "key-unknown", key: "titel" },
    {
      name: "a plural form the language does not have",
      locale: "fr",
      words: { ...french, lessons_few: "{{count}} leçons sur {{of}}" },
      rule: "key-unknown",
      key: "lessons_few",
    },
    { name: "a value left out", locale: "fr", words: { ...french, open: "Ouvrir" }, rule: "values-differ", key: "open" },
    { name: "a value misspelt", locale: "ar", words: { ...arabic, open: "فتح: {{titel}}" }, rule: "values-differ", key: "open" },
    {
      name: "a number left out where the form stands for several",
      locale: "fr",
      words: { ...french, lessons_one: "Une leçon sur {{of}}" },
      rule: "values-differ",
      key: "lessons_one",
    },
    {
      name: "another value left out of a plural form",
      locale: "ar",
      words: { ...arabic, lessons_one: "درس واحد" },
      rule: "values-differ",
      key: "lessons_one",
    },
    { name: "an empty text", locale: "ar", words: { ...arabic, title: " " }, rule: "text-empty", key: "title" },
    { name: "a space at the end of a text", locale: "ar", words: { ...arabic, title: "جميع الدورات " }, rule: "text-empty", key: "title" },
    { name: "English left over", locale: "fr", words: { ...french, title: "All courses" }, rule: "english-left", key: "title" },
    {
      name: "English left over in a plural form",
      locale: "fr",
      words: { ...french, lessons_many: "{{count}} lessons of {{of}}" },
      rule: "english-left",
      key: "lessons_many",
    },
    {
      name: "an English word in an Arabic text",
      locale: "ar",
      words: { ...arabic, title: "جميع courses" },
      rule: "latin-left",
      key: "title",
    },
    {
      name: "a straight apostrophe in French",
      locale: "fr",
      words: { ...french, title: "L'ensemble des cours" },
      rule: "typography-french",
      key: "title",
    },
    {
      name: "a breaking space before a French colon",
      locale: "fr",
      words: { ...french, open: "Ouvrir : {{title}}" },
      rule: "typography-french",
      key: "open",
    },
    {
      name: "no space before a French question mark",
      locale: "fr",
      words: { ...french, title: "Quels cours?" },
      rule: "typography-french",
      key: "title",
    },
    {
      name: "a breaking space in French quotation marks",
      locale: "fr",
      words: { ...french, title: "« Cours\u00a0»" },
      rule: "typography-french",
      key: "title",
    },
    { name: "an ASCII comma in Arabic", locale: "ar", words: { ...arabic, title: "دورات, دروس" }, rule: "typography-arabic", key: "title" },
    {
      name: "an ASCII semicolon in Arabic",
      locale: "ar",
      words: { ...arabic, title: "دورات; دروس" },
      rule: "typography-arabic",
      key: "title",
    },
    {
      name: "an ASCII question mark in Arabic",
      locale: "ar",
      words: { ...arabic, title: "أي الدورات?" },
      rule: "typography-arabic",
      key: "title",
    },
    { name: "Arabic-Indic digits", locale: "ar", words: { ...arabic, title: "١٢ دورة" }, rule: "typography-arabic", key: "title" },
    {
      name: "quotation marks of another language in Spanish",
      locale: "es",
      words: { title: "“Cursos”" },
      rule: "typography-spanish",
      key: "title",
    },
    {
      name: "quotation marks of another language in Russian",
      locale: "ru",
      words: { title: "“Курсы”" },
      rule: "typography-russian",
      key: "title",
    },
    {
      name: "a dash that may begin a Russian line",
      locale: "ru",
      words: { title: "Курсы — все" },
      rule: "typography-russian",
      key: "title",
    },
    { name: "a half-width colon in Chinese", locale: "zh", words: { open: "打开:{{title}}" }, rule: "typography-chinese", key: "open" },
    { name: "a space in Chinese", locale: "zh", words: { title: "全部 PDF 课程" }, rule: "typography-chinese", key: "title" },
    { name: "a kashida", locale: "ar", words: { ...arabic, title: "جميـع الدورات" }, rule: "typography-arabic", key: "title" },
    {
      name: "a breaking space before a Russian per cent sign",
      locale: "ru",
      words: { title: "{{value}} %" },
      rule: "percent-spaced",
      key: "title",
    },
    { name: "a hidden mark", locale: "ar", words: { ...arabic, title: "جميع\u200f الدورات" }, rule: "characters-hidden", key: "title" },
    { name: "a plea", locale: "fr", words: { ...french, title: "Veuillez choisir un cours" }, rule: "tone", key: "title" },
  ];
  for (const { name, locale, words, rule, key } of planted) {
    it(`finds ${name}`, () => {
      expect(faultsIn(locale, english, words)).toContainEqual(expect.objectContaining({ rule, key }));
    });
  }
});

function without(words: FlatWords, key: string): FlatWords {
  return Object.fromEntries(Object.entries(words).filter(([name]) => name !== key));
}

describe("the words of a language that was just added", () => {
  it.each(others)("would be whole for %s, in its plural forms, and all still to be translated", (locale) => {
    const categories = rulesOf(locale).resolvedOptions().pluralCategories;
    for (const namespace of namespaces) {
      const english = wordsOf("en", namespace);
      const faults = faultsIn(locale, english, skeletonWords(english, categories));
      expect(faults.filter(({ rule }) => ["key-missing", "key-unknown", "values-differ", "text-empty"].includes(rule))).toEqual([]);
      const texts = Object.values(skeletonWords(english, categories)).filter((text) => /\p{L}/u.test(withoutValues(text)));
      expect(faults.filter(({ rule }) => rule === "not-translated")).toHaveLength(texts.length);
    }
  });
});

describe("interface words", () => {
  it.each(others)("%s has the namespaces of English", (locale) => {
    expect(namespacesOf(locale)).toEqual(namespaces);
  });
  for (const locale of locales) {
    it.each(namespaces)(`${locale}/%s is whole, in its language and in its typography`, (namespace) => {
      expect(faultsIn(locale, wordsOf("en", namespace), wordsOf(locale, namespace))).toEqual([]);
    });
  }

  it.each(locales)("%s has the same standing labels in the lesson and in its legend, which names the word for codified law", (locale) => {
    const lesson = wordsOf(locale, "lesson");
    const pages = wordsOf(locale, "pages");
    const labels = Object.entries(lesson).filter(([key]) => /^standing\.[a-z]+$/.test(key));
    expect(labels).toHaveLength(6);
    expect(pages).toMatchObject(Object.fromEntries(labels));
    expect(pages["legend.binding"]).toContain(lesson["basis.codified"]);
  });
});

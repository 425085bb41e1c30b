import type { Locale } from "#domain/locale.ts";
import type { Pinpoint } from "./pinpoint.ts";

/** Words of one language. Each function gets numbers as digits; spaces become no-break spaces. */
interface PinpointWords {
  readonly article: (number: string) => string;
  readonly articles: (from: string, to: string) => string;
  readonly paragraph: (number: string) => string;
  readonly paragraphs: (from: string, to: string) => string;
  readonly page: (number: string) => string;
  readonly pages: (from: string, to: string) => string;
  /** A number with its sub-paragraphs: `49` and `1`, `a`. */
  readonly articleSubs: (number: string, subs: readonly string[]) => string;
  readonly paragraphSubs: (number: string, subs: readonly string[]) => string;
  readonly part: (part: number, chapter: number) => string;
  readonly join: string;
}

const bracketed = (number: string, subs: readonly string[]): string => [number, ...subs.map((sub) => `(${sub})`)].join(" ");
const halfBracketed = (number: string, subs: readonly string[]): string => [number, ...subs.map((sub) => `${sub})`)].join(" ");
/** `49, par. 1 a)`: the first sub-number of an article is its paragraph. */
const withParagraph =
  (paragraph: string) =>
  (number: string, [first, ...rest]: readonly string[]): string => {
    if (first === undefined) return number;
    return /^\d+$/.test(first) ? `${number}, ${paragraph} ${halfBracketed(first, rest)}` : halfBracketed(number, [first, ...rest]);
  };
const consecutive = (from: string, to: string): boolean => Number(to) === Number(from) + 1;
const roman = ["", "I", "II", "III", "IV", "V"];

/** Letters of sub-paragraphs in the abjad order of United Nations documents in Arabic. */
const abjad: ReadonlyMap<string, string> = new Map(
  [..."abcdefghijk"].map((letter, index) => [letter, ["أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك"][index] ?? letter]),
);
const arabicOrdinals = ["", "الأول", "الثاني", "الثالث", "الرابع", "الخامس"];
const arabicSubs = (number: string, subs: readonly string[]): string =>
  bracketed(
    number,
    subs.map((sub) => abjad.get(sub) ?? sub),
  );

/** Languages whose readers write references in a way of their own; the others read the English words. */
const words: { readonly [locale in Locale]?: PinpointWords } & { readonly en: PinpointWords } = {
  en: {
    article: (n) => `art. ${n}`,
    articles: (from, to) => `arts. ${from}–${to}`,
    paragraph: (n) => `para. ${n}`,
    paragraphs: (from, to) => `paras. ${from}–${to}`,
    page: (n) => `p. ${n}`,
    pages: (from, to) => `pp. ${from}–${to}`,
    articleSubs: bracketed,
    paragraphSubs: bracketed,
    part: (part, chapter) => `Part ${["", "One", "Two", "Three", "Four"][part] ?? part}, chap. ${roman[chapter] ?? chapter}`,
    join: ", ",
  },
  fr: {
    article: (n) => `art. ${n}`,
    articles: (from, to) => (consecutive(from, to) ? `art. ${from} et ${to}` : `art. ${from} à ${to}`),
    paragraph: (n) => `paragraphe ${n}`,
    paragraphs: (from, to) => (consecutive(from, to) ? `paragraphes ${from} et ${to}` : `paragraphes ${from} à ${to}`),
    page: (n) => `p. ${n}`,
    pages: (from, to) => `p. ${from} à ${to}`,
    articleSubs: withParagraph("par."),
    paragraphSubs: halfBracketed,
    part: (part, chapter) =>
      `${["", "première", "deuxième", "troisième", "quatrième"][part] ?? part} partie, chap. ${roman[chapter] ?? chapter}`,
    join: ", ",
  },
  es: {
    article: (n) => `art. ${n}`,
    articles: (from, to) => (consecutive(from, to) ? `arts. ${from} y ${to}` : `arts. ${from} a ${to}`),
    paragraph: (n) => `párr. ${n}`,
    paragraphs: (from, to) => (consecutive(from, to) ? `párrs. ${from} y ${to}` : `párrs. ${from} a ${to}`),
    page: (n) => `pág. ${n}`,
    pages: (from, to) => `págs. ${from} a ${to}`,
    articleSubs: withParagraph("párr."),
    paragraphSubs: halfBracketed,
    part: (part, chapter) => `${["", "primera", "segunda", "tercera", "cuarta"][part] ?? part} parte, cap. ${roman[chapter] ?? chapter}`,
    join: ", ",
  },
  ru: {
    article: (n) => `ст. ${n}`,
    articles: (from, to) => `ст. ${from}–${to}`,
    paragraph: (n) => `п. ${n}`,
    paragraphs: (from, to) => `пп. ${from}–${to}`,
    page: (n) => `с. ${n}`,
    pages: (from, to) => `с. ${from}–${to}`,
    articleSubs: withParagraph("п."),
    paragraphSubs: halfBracketed,
    part: (part, chapter) => `часть ${["", "первая", "вторая", "третья", "четвертая"][part] ?? part}, гл. ${roman[chapter] ?? chapter}`,
    join: ", ",
  },
  zh: {
    article: (n) => `第${n}`,
    articles: (from, to) => `第${from}至${to}条`,
    paragraph: (n) => `第${n}段`,
    paragraphs: (from, to) => `第${from}至${to}段`,
    page: (n) => `第${n}页`,
    pages: (from, to) => `第${from}至${to}页`,
    articleSubs: (number, subs) => `${number}条${subs.map((sub) => (/^\d+$/.test(sub) ? `第${sub}款` : `(${sub})项`)).join("")}`,
    paragraphSubs: (number, subs) => `${number}${subs.map((sub) => `(${sub})`).join("")}`,
    part: (part, chapter) => `第${"〇一二三四"[part] ?? part}部分第${"〇一二三四五"[chapter] ?? chapter}章`,
    join: "",
  },
  ar: {
    article: (n) => `المادة ${n}`,
    articles: (from, to) => (consecutive(from, to) ? `المادتان ${from} و${to}` : `المواد ${from} إلى ${to}`),
    paragraph: (n) => `الفقرة ${n}`,
    paragraphs: (from, to) => (consecutive(from, to) ? `الفقرتان ${from} و${to}` : `الفقرات ${from} إلى ${to}`),
    page: (n) => `الصفحة ${n}`,
    pages: (from, to) => (consecutive(from, to) ? `الصفحتان ${from} و${to}` : `الصفحات ${from} إلى ${to}`),
    articleSubs: arabicSubs,
    paragraphSubs: arabicSubs,
    part: (part, chapter) => `الباب ${arabicOrdinals[part] ?? part}، الفصل ${arabicOrdinals[chapter] ?? chapter}`,
    join: "، ",
  },
};

/** The pinpoint as readers of the language write it, kept on one line: `art. 49 (1)`, `المادة 49 (1)`. */
export function writePinpoint(pinpoint: Pinpoint, locale: Locale): string {
  return write(pinpoint, words[locale] ?? words.en).replaceAll(" ", "\u00A0");
}

function write(pinpoint: Pinpoint, w: PinpointWords): string {
  switch (pinpoint.form) {
    case "article":
      if (pinpoint.to !== undefined) return w.articles(pinpoint.from, pinpoint.to);
      return w.article(w.articleSubs(pinpoint.from, pinpoint.subs));
    case "paragraph":
      if (pinpoint.to !== undefined) return w.paragraphs(pinpoint.from, pinpoint.to);
      return w.paragraph(w.paragraphSubs(pinpoint.from, pinpoint.subs));
    case "page":
      return pinpoint.to === undefined ? w.page(pinpoint.from) : w.pages(pinpoint.from, pinpoint.to);
    case "commentary": {
      const place = "article" in pinpoint ? w.article(w.articleSubs(pinpoint.article, [])) : w.part(pinpoint.part, pinpoint.chapter);
      const paragraph = pinpoint.to === undefined ? w.paragraph(pinpoint.from) : w.paragraphs(pinpoint.from, pinpoint.to);
      return `${place}${w.join}${paragraph}`;
    }
  }
}

import type { Locale } from "#domain/locale.ts";

interface Together {
  /** Words that the number behind them belongs to. */
  readonly numbered: string;
  /** Months; `of` stands between the day and the month. */
  readonly months: string;
  readonly of?: string;
}

/** Russian texts hold their no-break spaces themselves (docs/style/russian.md); Arabic and Chinese break elsewhere. */
const words: { readonly [locale in Locale]?: Together } = {
  en: {
    numbered: "articles?|paragraphs?|norms?|annex|annexes|part|chapter|section|rules?",
    months: "January|February|March|April|May|June|July|August|September|October|November|December",
  },
  fr: {
    numbered: "articles?|paragraphes?|normes?|annexes?|partie|chapitre|section|règles?",
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
  },
  es: {
    numbered: "artículos?|párrafos?|normas?|anexos?|parte|capítulo|sección|reglas?|n\\.º",
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    of: "de",
  },
};

const eitherCase = (alternatives: string): string =>
  alternatives
    .split("|")
    .map(([first = "", ...rest]) => `[${first}${first.toUpperCase()}]${rest.join("")}`)
    .join("|");

type Joint = readonly [pattern: RegExp, joined: string];
const joints = new Map(
  Object.entries(words).map(([locale, { numbered, months, of }]): [string, readonly Joint[]] => [
    locale,
    [
      [new RegExp(`(?<![\\p{L}\\p{N}])(${eitherCase(numbered)}) (?=\\d|(?:[A-Z]|[IVX]+)(?![\\p{L}\\p{N}]))`, "gu"), "$1\u00A0"],
      [/(?<=\d\)?) (?=\(?[a-z0-9]\))/gu, "\u00A0"],
      of
        ? [new RegExp(`(?<=\\d(?:\\.º)?) ${of} (?=(?:${months})(?!\\p{L}))`, "gu"), `\u00A0${of}\u00A0`]
        : [new RegExp(`(?<=\\d(?:er)?) (?=(?:${months})(?!\\p{L}))`, "gu"), "\u00A0"],
      [/(?<=\d) (?=%)/gu, "\u00A0"],
    ],
  ]),
);

/** The text with no-break spaces between what a line must not part: `artículo 12`, `13 c)`, `1 de marzo`. */
export function keepTogether(text: string, locale: Locale): string {
  return (joints.get(locale) ?? []).reduce((whole, [pattern, joined]) => whole.replace(pattern, joined), text);
}

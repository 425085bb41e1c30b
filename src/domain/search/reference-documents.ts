import { type Locale, locales } from "../locale.ts";
import type { GlossaryStructure, GlossaryWords } from "../reference/glossary.ts";
import type { InstrumentType, LibraryStructure, LibraryWords } from "../reference/library.ts";
import type { ReferenceText } from "../reference/reference-text.ts";
import type { UsedInStructure } from "../reference/used-in.ts";
import type { Phrase, SearchDocument } from "./document.ts";

/** The shelf's glossary and library as a reader of `locale` has them. */
export interface ReferenceTexts {
  readonly locale: Locale;
  readonly glossary: { readonly structure: GlossaryStructure; readonly words: GlossaryWords };
  readonly library: { readonly structure: LibraryStructure; readonly words: LibraryWords };
  readonly usedIn: UsedInStructure;
}

/** Every term and instrument. A term is found by its form in any of the six languages, an instrument by title, short name or symbol. */
export const referenceDocuments = (texts: ReferenceTexts): readonly SearchDocument[] => [...termsOf(texts), ...instrumentsOf(texts)];

function termsOf({ locale, glossary: { structure, words }, usedIn }: ReferenceTexts): readonly SearchDocument[] {
  return structure.terms.flatMap(({ id, forms }) => {
    const names = locales.flatMap((other): readonly Phrase[] => {
      const form = forms[other];
      return form ? [form.term, ...(form.variants ?? [])].map((text) => ({ text, locale: other })) : [];
    });
    const name = names.find((phrase) => phrase.locale === locale) ?? names.find((phrase) => phrase.locale === "en") ?? names[0];
    if (!name) return [];
    const definition = words.terms[id]?.definition;
    return [
      {
        id: `term:${id}`,
        place: { kind: "term", term: id } as const,
        name,
        names: names.filter((phrase) => phrase !== name),
        uses: usedIn.terms[id]?.length ?? 0,
        ...textOf(definition, locale),
        cites: "",
        where: [],
      },
    ];
  });
}

function instrumentsOf({ locale, library: { structure, words }, usedIn }: ReferenceTexts): readonly SearchDocument[] {
  return structure.instruments.flatMap(({ id, type, symbol }) => {
    const own = words.instruments[id];
    if (!own) return [];
    const { title, short, body, summary } = own;
    const name = phraseOf(title, locale);
    const others = [short, symbol].flatMap((text) => (text === undefined || text === name.text ? [] : [{ text, locale }]));
    return [
      {
        id: `instrument:${id}`,
        place: { kind: "instrument", instrument: id } as const,
        name,
        names: others,
        uses: new Set(Object.values(usedIn.cites[id] ?? {}).flat()).size,
        ...textOf(summary, locale),
        cites: "",
        where: body ? [phraseOf(body, locale)] : [],
        sort: { text: instrumentSorts[locale]?.[type] ?? "", locale },
      },
    ];
  });
}

/** What people write before a symbol or a name: "resolution 73/27", "affaire Nicaragua". */
const instrumentSorts: { readonly [locale in Locale]?: { readonly [type in InstrumentType]?: string } } = {
  ar: { treaty: "معاهدة اتفاقية", case: "قضية حكم", resolution: "قرار", decision: "مقرر", report: "تقرير", position: "موقف" },
  zh: { treaty: "条约 公约", case: "案 判决", resolution: "决议", decision: "决定", report: "报告", position: "立场" },
  en: {
    treaty: "treaty convention",
    case: "case judgment",
    resolution: "resolution",
    decision: "decision",
    report: "report",
    position: "position",
  },
  fr: {
    treaty: "traité convention",
    case: "affaire arrêt",
    resolution: "résolution",
    decision: "décision",
    report: "rapport",
    position: "position",
  },
  ru: {
    treaty: "договор конвенция",
    case: "дело решение",
    resolution: "резолюция",
    decision: "решение",
    report: "доклад",
    position: "позиция",
  },
  es: {
    treaty: "tratado convenio",
    case: "caso fallo",
    resolution: "resolución",
    decision: "decisión",
    report: "informe",
    position: "posición",
  },
};

const phraseOf = ({ text, lang }: ReferenceText, locale: Locale): Phrase => ({ text, locale: lang ?? locale });

const textOf = (text: ReferenceText | undefined, locale: Locale) => ({ text: text?.text ?? "", locale: text?.lang ?? locale, marks: [] });

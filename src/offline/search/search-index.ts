import MiniSearch, { type AsPlainObject, type SearchResult as Hit, type Options, type Query, type SearchOptions } from "minisearch";
import { type Locale, locales } from "#domain/locale.ts";
import type { Phrase, SearchDocument } from "#domain/search/document.ts";
import { isHanCode } from "#domain/search/han-code.ts";
import type { Match } from "#domain/search/rank.ts";
import { parseQuery, type QueryWord } from "#domain/search/search-query.ts";
import { searchWords } from "#domain/search/search-words.ts";

/** The documents of one pack in one language, ready to be searched. */
export interface SearchIndex {
  readonly documents: readonly SearchDocument[];
  /** Languages that occur in the documents: a query is read in each of them. */
  readonly locales: readonly Locale[];
  readonly engine: MiniSearch<Entry>;
}
/** `id` is the document's place in the list. */
interface Entry {
  readonly id: number;
  readonly document: SearchDocument;
}
/** An index as it is kept; `documents` stand beside it. */
export type KeptIndex = AsPlainObject;

/** A document that matches, and how well by words alone. */
export interface Found {
  readonly document: SearchDocument;
  /** The engine's score, lowered where words are missing: enough to tell which documents are worth a closer look. */
  readonly roughRank: number;
  /** For the closer look. */
  match(): Match;
}

const fields = ["name", "equivalents", "text", "near", "cites"] as const;
const boost = { name: 3, equivalents: 2, text: 1, near: 0.6, cites: 1 };

/**
 * What the engine is told. Titles repeat from block to block: their forms are made once. Forms reach the engine as they are, never
 * joined to a text for it to cut again, which took a tenth of the time.
 */
function createOptions(): Options<Entry> {
  const known = new Map<string, Forms>();
  const formsOf = (phrase: Phrase): Forms => {
    const key = `${phrase.locale}${phrase.text}`;
    const forms = known.get(key) ?? formsIn(phrase);
    known.set(key, forms);
    return forms;
  };
  return {
    fields: [...fields],
    extractField: ({ id, document }, field): Forms | string => {
      switch (field) {
        case "id":
          return String(id);
        case "name":
          return [...(document.name ? [document.name] : []), ...ownNames(document)].flatMap(formsOf);
        case "equivalents":
          return equivalents(document).flatMap(formsIn);
        case "near":
          return [...document.where.slice(1), ...(document.sort ? [document.sort] : [])].flatMap(formsOf);
        case "cites":
          return formsOf({ text: document.cites, locale: document.locale });
        default:
          return formsIn(document);
      }
    },
    stringifyField: (forms) => forms,
    tokenize: (forms: unknown) => forms as string[],
    processTerm: (form) => form,
  };
}

type Forms = readonly string[];
function formsIn({ text, locale }: Phrase): Forms {
  const found: string[] = [];
  for (const { forms } of searchWords(text, locale)) for (const form of forms) found.push(form);
  return found;
}

const languageOf = ({ name, locale }: SearchDocument): Locale => name?.locale ?? locale;
const ownNames = (document: SearchDocument) => document.names.filter(({ locale }) => locale === languageOf(document));
const equivalents = (document: SearchDocument) => document.names.filter(({ locale }) => locale !== languageOf(document));

export function createSearchIndex(documents: readonly SearchDocument[]): SearchIndex {
  const engine = new MiniSearch<Entry>(createOptions());
  engine.addAll(documents.map((document, id) => ({ id, document })));
  return { documents, locales: localesIn(documents), engine };
}

export const keptIndexFrom = ({ engine }: SearchIndex): KeptIndex => engine.toJSON();

/** Throws when the kept index is not one. */
export function searchIndexFrom(documents: readonly SearchDocument[], kept: KeptIndex): SearchIndex {
  return { documents, locales: localesIn(documents), engine: MiniSearch.loadJS<Entry>(kept, createOptions()) };
}

function localesIn(documents: readonly SearchDocument[]): readonly Locale[] {
  const found = new Set(
    documents.flatMap((document) => [document.locale, languageOf(document), ...document.names.map(({ locale }) => locale)]),
  );
  return locales.filter((locale) => found.has(locale));
}

/** Words of four letters and less, numbers, symbols and Chinese forgive no slip of the finger. */
const isLetters = (form: string): boolean => /^\p{L}+$/u.test(form);
const exactOptions: SearchOptions = {
  boost,
  tokenize: (form) => [form],
  processTerm: (form) => form,
  weights: { fuzzy: 0.3, prefix: 0.3 },
};
const nearOptions: SearchOptions = {
  ...exactOptions,
  fuzzy: (form) => (form.length > 4 && isLetters(form) ? 0.2 : false),
  maxFuzzy: 2,
};

/**
 * exact: every word as it is written, but for its form, and the last one by its beginning; near: every word, slips of the finger forgiven;
 * some: at least one word, slips forgiven. Each finds all that the one before finds, and takes longer.
 */
export type Width = "exact" | "near" | "some";

/** What matches the query. In no order. */
export function searchIn(index: SearchIndex, typed: string, width: Width): readonly Found[] {
  const readings = readingsOf(index, typed);
  const found = readings.flatMap((words) => {
    const query: Query = {
      combineWith: width === "some" ? "OR" : "AND",
      queries: words.map((word, at) => queryOf(word, at === words.length - 1)),
    };
    return index.engine.search(query, width === "exact" ? exactOptions : nearOptions).flatMap((hit) => foundFrom(hit, words, index));
  });
  return readings.length > 1 ? bestOfEach(found) : found;
}

/** The query as it reads in each language of the index, readings that come out alike once. */
function readingsOf({ locales: languages }: SearchIndex, typed: string): readonly (readonly QueryWord[])[] {
  const readings = languages.map((locale) => parseQuery(typed, locale).words).filter((words) => words.length > 0);
  return [...new Map(readings.map((words) => [JSON.stringify(words), words])).values()];
}

/** The word that is typed last may be unfinished: its beginning is enough. */
const queryOf = ({ ways }: QueryWord, isLast: boolean): Query => ({
  combineWith: "OR",
  prefix: (form) => isHanCode(form) || (form.includes("/") && form.length > 3) || (isLast && form.length > 2 && isLetters(form)),
  queries: ways.map((forms) => ({ combineWith: "AND", queries: [...forms] })),
});

function foundFrom({ id, score, terms, queryTerms }: Hit, words: readonly QueryWord[], { documents }: SearchIndex): readonly Found[] {
  const document = documents[Number(id)];
  if (!document) return [];
  const held = words.filter(({ ways }) => ways.some((forms) => forms.every((form) => queryTerms.includes(form)))).length;
  const share = held / words.length;
  const match = (): Match => ({ score, share, queryWords: words.length, forms: new Set(terms), asked: new Set(queryTerms) });
  return [{ document, roughRank: score * share * share, match }];
}

function bestOfEach(found: readonly Found[]): readonly Found[] {
  const best = new Map<SearchDocument, Found>();
  for (const one of found) if (one.roughRank > (best.get(one.document)?.roughRank ?? 0)) best.set(one.document, one);
  return [...best.values()];
}

import type { Locale } from "#domain/locale.ts";
import {
  type ConcordanceAnswer,
  type ConcordanceLine,
  contextOf,
  languagesFrom,
  type Occurrence,
  occurrencesIn,
  phraseFrom,
  termHits,
  wholeText,
} from "#domain/search/concordance.ts";
import type { SearchDocument } from "#domain/search/document.ts";
import { longestQuery } from "#domain/search/search-query.ts";
import { splitText } from "#domain/search/split-text.ts";
import type { ReaderIndex } from "./answer-search.ts";

export interface ConcordanceRequest {
  readonly text: string;
  /** Looked at first; where nothing is found, the other languages on the device follow. */
  readonly locale: Locale;
  /** The language beside it. */
  readonly beside: Locale;
  /** How many lines to show. */
  readonly limit: number;
}

/** Finds a phrase or a term in all texts of the device but the questions, whose answers would be given away. */
export function answerConcordance(indexes: readonly ReaderIndex[], { text, locale, beside, limit }: ConcordanceRequest): ConcordanceAnswer {
  const typed = text.slice(0, longestQuery.characters);
  const languages = languagesFrom(locale, new Set(indexes.map(({ reader }) => reader)));
  const none = { locale, total: 0, lines: [] } as const;
  if (splitText(typed).length === 0) return { ...none, outcome: "empty" };
  for (const language of languages) {
    const found = occurrencesIn(documentsIn(indexes, language), phraseFrom(typed, language));
    if (found.length === 0) continue;
    const other = language === beside ? locale : beside;
    const twins = other === language ? new Map() : documentsById(indexes, other);
    const lines = found.slice(0, limit).map((occurrence) => lineFrom(occurrence, twins));
    return { outcome: "found", locale: language, total: found.length, lines };
  }
  return { ...none, outcome: phraseFrom(typed, locale).length === 0 ? "only-common-words" : "nothing" };
}

const documentsIn = (indexes: readonly ReaderIndex[], language: Locale): readonly SearchDocument[] =>
  indexes
    .filter(({ reader }) => reader === language)
    .flatMap(({ index }) => index.documents)
    .filter(({ place, locale, text }) => place.kind !== "item" && locale === language && text !== "")
    .sort((a, b) => orderOf[a.place.kind] - orderOf[b.place.kind]);
/** Courses, as they are read; then what the shelf says of terms and documents. */
const orderOf = { lesson: 0, term: 1, instrument: 2, item: 3 } as const;

const documentsById = (indexes: readonly ReaderIndex[], language: Locale): ReadonlyMap<string, SearchDocument> =>
  new Map(
    indexes
      .filter(({ reader }) => reader === language)
      .flatMap(({ index }) => index.documents.map((document) => [document.id, document] as const)),
  );

function lineFrom({ document, hits, terms }: Occurrence, twins: ReadonlyMap<string, SearchDocument>): ConcordanceLine {
  const { id, place, name, where, locale } = document;
  const twin = twins.get(id);
  const names = [...terms].flatMap((term) => namesOf(twins.get(`term:${term}`)));
  return {
    id,
    place,
    ...(name && { name }),
    where,
    found: { locale, segments: contextOf(document, hits) },
    ...(twin && { beside: { locale: twin.locale, segments: wholeText(twin, termHits(twin, terms, names)) } }),
  };
}

const namesOf = (term: SearchDocument | undefined) => (term ? [...(term.name ? [term.name] : []), ...term.names] : []);

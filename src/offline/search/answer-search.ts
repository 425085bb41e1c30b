import type { Locale } from "#domain/locale.ts";
import { type SearchKind, searchKinds } from "#domain/search/document.ts";
import { highlighted, hitsIn, passageOf } from "#domain/search/passage.ts";
import { rankOf } from "#domain/search/rank.ts";
import type { ResultGroup, SearchAnswer, SearchResult } from "#domain/search/search-answer.ts";
import { parseQuery } from "#domain/search/search-query.ts";
import { splitText } from "#domain/search/split-text.ts";
import { type Found, type SearchIndex, searchIn, type Width } from "./search-index.ts";

/** An index and the language whose readers it is for. */
export interface ReaderIndex {
  readonly reader: Locale;
  readonly index: SearchIndex;
}
export interface SearchRequest {
  readonly text: string;
  /** Results in this language come before the same in others. */
  readonly locale: Locale;
  /** `course/item` of the items whose answers the learner may see. Others stay hidden, so that a search gives no key away. */
  readonly answered: ReadonlySet<string>;
  /** How many results of each kind to show. */
  readonly limits: { readonly [kind in SearchKind]: number };
}

/** With fewer than this, the search is made wider: the word may be misspelt. */
const fewResults = 3;

/** Searches all indexes and puts the results together: each thing once, by kind, the best first. */
export function answerSearch(indexes: readonly ReaderIndex[], request: SearchRequest): SearchAnswer {
  const { text } = request;
  const { words, shortened } = parseQuery(text, request.locale);
  const nothing = { match: "every", shortened, groups: [] } as const;
  if (words.length === 0) return { ...nothing, outcome: splitText(text).length === 0 ? "empty" : "only-common-words" };
  const exact = candidatesIn(indexes, request, "exact");
  const every = exact.length < fewResults ? candidatesIn(indexes, request, "near") : exact;
  const candidates = every.length > 0 ? every : candidatesIn(indexes, request, "some");
  if (candidates.length === 0) return { ...nothing, outcome: "nothing" };
  return { outcome: "found", match: every.length > 0 ? "every" : "some", shortened, groups: groupsOf(candidates, request) };
}

interface Candidate {
  readonly found: Found;
  readonly reader: Locale;
  /** Rough at first; see `groupOf`. */
  readonly rank: number;
}

const otherLanguageFactor = 0.8;
const factorOf = (reader: Locale, wanted: Locale): number => (reader === wanted ? 1 : otherLanguageFactor);

/** Everything that matches, in the reader's language if it matches there, in no order. */
function candidatesIn(indexes: readonly ReaderIndex[], { text, locale, answered }: SearchRequest, width: Width): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const { reader, index } of indexes) {
    for (const found of searchIn(index, text, width)) {
      const { document, roughRank } = found;
      if (document.place.kind === "item" && !answered.has(document.id)) continue;
      const known = best.get(document.id);
      if (known && (known.reader === locale || (reader !== locale && known.found.roughRank >= roughRank))) continue;
      best.set(document.id, { found, reader, rank: roughRank * factorOf(reader, locale) });
    }
  }
  return [...best.values()];
}

function groupsOf(candidates: readonly Candidate[], request: SearchRequest): readonly ResultGroup[] {
  return searchKinds
    .map((kind) => groupOf(kind, candidates, request))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.top - a.top)
    .map(({ kind, total, results }) => ({ kind, total, results }));
}

/** A closer look takes time: beyond what is shown only so many of the roughly best get one. */
const alsoLookedAt = 16;
const byRank = (a: Candidate, b: Candidate): number => b.rank - a.rank;

function groupOf(
  kind: SearchKind,
  candidates: readonly Candidate[],
  { limits, locale }: SearchRequest,
): ResultGroup & { readonly top: number } {
  const own = candidates.filter(({ found }) => found.document.place.kind === kind).sort(byRank);
  const ranked = own
    .slice(0, limits[kind] + alsoLookedAt)
    .map(({ found, reader }) => ({ found, reader, rank: rankOf(found.document, found.match()) * factorOf(reader, locale) }))
    .sort(byRank);
  return { kind, total: own.length, top: ranked[0]?.rank ?? 0, results: ranked.slice(0, limits[kind]).map(resultFrom) };
}

function resultFrom({ found, reader }: Candidate): SearchResult {
  const { id, place, name, where, text, marks, locale } = found.document;
  const { forms } = found.match();
  return {
    id,
    place,
    reader,
    ...(name && { name: { locale: name.locale, segments: highlighted(name, forms) } }),
    where,
    passage: { locale, segments: passageOf(text, marks, hitsIn(text, locale, forms)) },
  };
}

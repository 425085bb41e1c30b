import type { Phrase, SearchDocument } from "./document.ts";
import { searchWords } from "./search-words.ts";

/** What the engine found in a document. */
export interface Match {
  /** Sum over words and fields, > 0; the rarer a word, the more it counts. */
  readonly score: number;
  /** The forms of the document that matched, some of them only nearly. */
  readonly forms: ReadonlySet<string>;
  /** The forms that were asked for. */
  readonly asked: ReadonlySet<string>;
  /** How many words the query has, and the share of them that the document holds, 0 to 1. */
  readonly queryWords: number;
  readonly share: number;
}

/**
 * How far up a document belongs. The engine's score, raised for what is called as was typed, for words that stand close together and for
 * what the courses use often, lowered where words are missing and where a text only applies what another states.
 */
export function rankOf(document: SearchDocument, match: Match): number {
  const { score, share, queryWords } = match;
  const named = nameMatch(document, match);
  const close = queryWords > 1 ? closeness(document, match) : 0;
  const used = Math.log2(1 + (document.uses ?? 0)) / 10;
  return score * share * share * (1 + 5 * named * named + close) * (1 + used) * (document.applies ? 0.8 : 1);
}

/** 1 when a name consists of what was typed and of nothing else; a name that begins with it counts more than one that ends with it. */
function nameMatch({ name, names, sort }: SearchDocument, match: Match): number {
  const before = sort ? matchedIn(sort, match).filter((part) => part > 0).length : 0;
  return Math.max(0, ...[...(name ? [name] : []), ...names].map((phrase) => likeness(matchedIn(phrase, match), before, match.queryWords)));
}

const nearly = 0.7;

/** For each word of a name 1 if it was asked for, less if something like it was, 0 otherwise. */
const matchedIn = ({ text, locale }: Phrase, { forms, asked }: Match): readonly number[] =>
  searchWords(text, locale)
    .filter((word) => word.forms.length > 0)
    .map((word) => (word.forms.some((form) => asked.has(form)) ? 1 : word.forms.some((form) => forms.has(form)) ? nearly : 0));

function likeness(matched: readonly number[], before: number, queryWords: number): number {
  const sum = matched.reduce((total, part) => total + part, 0);
  if (sum === 0) return 0;
  return (sum / matched.length) * Math.min(1, (sum + before) / queryWords) * (matched[0] ? 1 : 0.8);
}

/** Share of the query's words that stand within a few words of each other, at the best place of the text. */
function closeness({ text, locale }: SearchDocument, { forms, queryWords }: Match): number {
  const window = 2 * queryWords + 2;
  const words = searchWords(text, locale);
  const places = words.flatMap((word, at) => {
    const form = word.forms.find((own) => forms.has(own));
    return form === undefined ? [] : [{ at, form }];
  });
  const most = places.reduce((best, { at }, index) => {
    const near = new Set<string>();
    for (let next = index; next < places.length && (places[next]?.at ?? 0) < at + window; next++) near.add(places[next]?.form ?? "");
    return Math.max(best, near.size);
  }, 0);
  return Math.min(1, most / queryWords);
}

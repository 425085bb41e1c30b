import type { Locale } from "../locale.ts";
import { pinpointsIn } from "./pinpoint-forms.ts";
import { compoundEndingAt, formsOf, joined } from "./search-words.ts";
import { splitText, type TextSpan } from "./split-text.ts";
import { stemWord } from "./stem-word.ts";

/** What was asked for: every word has to be found, each by one of its ways; a way is a list of forms that all have to be found. */
export interface SearchQuery {
  readonly words: readonly QueryWord[];
  /** Only the beginning of a long text is searched for. */
  readonly shortened: boolean;
}
export interface QueryWord {
  readonly ways: readonly (readonly string[])[];
}

/** Of a pasted text, so much is looked at. */
export const longestQuery = { characters: 400, words: 16 } as const;

/** Reads what a person typed. Function words do not count; a query of nothing else has no words. */
export function parseQuery(text: string, locale: Locale): SearchQuery {
  const head = text.length > longestQuery.characters ? text.slice(0, longestQuery.characters) : text;
  const words = queryWords(head, locale);
  const unique = [...new Map(words.map((word) => [JSON.stringify(word), word])).values()];
  return { words: unique.slice(0, longestQuery.words), shortened: head !== text || unique.length > longestQuery.words };
}

function queryWords(text: string, locale: Locale): readonly QueryWord[] {
  const spans = splitText(text);
  const pinpoints = new Map(pinpointsIn(text, spans).map((pinpoint) => [pinpoint.first, pinpoint]));
  const words: QueryWord[] = [];
  for (let at = 0; at < spans.length; at++) {
    const pinpoint = pinpoints.get(at);
    if (pinpoint) {
      words.push(anyOf(pinpoint.forms));
      at = pinpoint.last;
      continue;
    }
    const compound = compoundStartingAt(text, spans, at);
    const parts = compound ?? spans.slice(at, at + 1);
    at += parts.length - 1;
    const ways = waysOf(parts, locale);
    if (ways.length > 0) words.push({ ways });
  }
  return words;
}

const anyOf = (forms: readonly string[]): QueryWord => ({ ways: forms.map((form) => [form]) });

/** The parts one by one or written as one word. */
function waysOf(parts: readonly TextSpan[], locale: Locale): readonly (readonly string[])[] {
  const [only, ...others] = parts;
  if (!only) return [];
  if (others.length === 0) return formsOf(only, locale).map((form) => [form]);
  return [[stemWord(joined(parts), locale)], parts.flatMap((part) => formsOf(part, locale).slice(0, 1))];
}

function compoundStartingAt(text: string, spans: readonly TextSpan[], first: number): readonly TextSpan[] | undefined {
  for (let index = first + 1; index < spans.length; index++) {
    const compound = compoundEndingAt(text, spans, index);
    if (compound) return compound[0] === spans[first] ? compound : undefined;
    const [before, here] = [spans[index - 1], spans[index]];
    if (!before || !here || here.start - before.end !== 1) return undefined;
  }
  return undefined;
}

import type { CiteRef } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import type { GlossaryStructure, GlossaryTerm, GlossaryWords, TermId, TermText } from "#domain/reference/glossary.ts";
import type { Instrument, InstrumentId, InstrumentText, LibraryStructure, LibraryWords } from "#domain/reference/library.ts";
import type { PositionsStructure, PositionsWords } from "#domain/reference/positions.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import type { TimelineStructure, TimelineWords } from "#domain/reference/timeline.ts";
import type { UsedInStructure, UsedInWords } from "#domain/reference/used-in.ts";
import { type ActivityUse, activityUses, placesOf, type StandingUse, standingsOf } from "./used-in.ts";

/** Everything a page of the reference shelf shows, as plain data: carried in the page for hydration, made from the shelf's files otherwise. */
export interface ReferencePage {
  readonly locale: Locale;
  readonly counts: { readonly terms: number; readonly instruments: number; readonly events: number; readonly points: number };
}
export interface GlossaryPage {
  readonly locale: Locale;
  readonly terms: readonly GlossaryEntry[];
}
export interface GlossaryEntry {
  readonly id: TermId;
  readonly category: string;
  /** In the page's language, else in English. */
  readonly name: ReferenceText;
  /** Every form in every language, to look the term up by. */
  readonly forms: readonly string[];
}
export interface TermPage {
  readonly locale: Locale;
  readonly term: GlossaryTerm;
  readonly name: ReferenceText;
  readonly text: TermText;
  readonly usedIn: readonly ActivityUse[];
  /** Terms that stand beside it in the order of the subject. */
  readonly near: readonly { readonly id: TermId; readonly name: ReferenceText }[];
}
export interface LibraryPage {
  readonly locale: Locale;
  readonly instruments: readonly LibraryEntry[];
}
export interface LibraryEntry {
  readonly instrument: Instrument;
  readonly title: ReferenceText;
  readonly short?: string;
  readonly body?: ReferenceText;
}
export interface InstrumentPage {
  readonly locale: Locale;
  readonly instrument: Instrument;
  readonly text: InstrumentText;
  /** What kind of authority the blocks that cite it speak with. */
  readonly standings: readonly StandingUse[];
  readonly pinpoints: readonly PinpointEntry[];
  /** Places that cite it without a pinpoint, and those that cite it at all where it has none. */
  readonly usedIn: readonly ActivityUse[];
}
export interface PinpointEntry {
  readonly ref: CiteRef;
  /** As written in the reference, e.g. `49(1)`: the mark of the entry in its page. */
  readonly pinpoint: string;
  /** Written out in the page's language. */
  readonly name: string;
  readonly standings: readonly StandingUse[];
  readonly usedIn: readonly ActivityUse[];
}
export interface TimelinePage {
  readonly locale: Locale;
  readonly timeline: TimelineStructure;
  readonly words: TimelineWords;
}
export interface PositionsPage {
  readonly locale: Locale;
  readonly positions: PositionsStructure;
  readonly words: PositionsWords;
}

/** A term's name in a language, else in English, else whatever form there is. */
export function termName({ id, forms }: GlossaryTerm, locale: Locale): ReferenceText {
  const own = forms[locale];
  if (own) return { text: own.term };
  return forms.en ? { text: forms.en.term, lang: "en" } : { text: id };
}

export function glossaryPage(locale: Locale, { terms }: GlossaryStructure): GlossaryPage {
  return {
    locale,
    terms: terms.map((term) => ({
      id: term.id,
      category: term.category,
      name: termName(term, locale),
      forms: Object.values(term.forms).flatMap((form) => [form.term, ...(form.variants ?? [])]),
    })),
  };
}

const nearTerms = 6;

export function termPage(
  locale: Locale,
  id: TermId,
  { terms }: GlossaryStructure,
  words: GlossaryWords,
  used: UsedInStructure,
  usedWords: UsedInWords,
): TermPage | undefined {
  const term = terms.find((other) => other.id === id);
  if (!term) return undefined;
  const subject = terms.filter(({ category }) => category === term.category);
  const from = Math.max(0, Math.min(subject.indexOf(term) - nearTerms / 2, subject.length - nearTerms - 1));
  const near = subject.slice(from, from + nearTerms + 1).filter((other) => other !== term);
  return {
    locale,
    term,
    name: termName(term, locale),
    text: words.terms[id] ?? {},
    usedIn: activityUses(placesOf(used.terms[id], used), usedWords, locale),
    near: near.map((other) => ({ id: other.id, name: termName(other, locale) })),
  };
}

export function libraryPage(locale: Locale, { instruments }: LibraryStructure, words: LibraryWords): LibraryPage {
  return {
    locale,
    instruments: instruments.flatMap((instrument) => {
      const text = words.instruments[instrument.id];
      if (!text) return [];
      const { title, short, body } = text;
      return [{ instrument, title, ...(short !== undefined && { short }), ...(body && { body }) }];
    }),
  };
}

export function instrumentPage(
  locale: Locale,
  id: InstrumentId,
  { instruments }: LibraryStructure,
  words: LibraryWords,
  used: UsedInStructure,
  usedWords: UsedInWords,
): InstrumentPage | undefined {
  const instrument = instruments.find((other) => other.id === id);
  const text = words.instruments[id];
  if (!instrument || !text) return undefined;
  const refs = Object.entries(used.cites[id] ?? {});
  const pinpoints = refs.flatMap(([ref, indexes]): PinpointEntry[] => {
    const name = usedWords.pinpoints[ref];
    if (name === undefined) return [];
    const places = placesOf(indexes, used);
    const usedIn = activityUses(places, usedWords, locale);
    return [{ ref, pinpoint: ref.slice(id.length + 1), name, standings: standingsOf(places), usedIn }];
  });
  const whole = refs.filter(([ref]) => usedWords.pinpoints[ref] === undefined).flatMap(([, indexes]) => indexes);
  return {
    locale,
    instrument,
    text,
    standings: standingsOf(
      placesOf(
        refs.flatMap(([, indexes]) => indexes),
        used,
      ),
    ),
    pinpoints: pinpoints.sort((one, other) => byPinpoint(one.pinpoint, other.pinpoint)),
    usedIn: activityUses(placesOf(whole, used), usedWords, locale),
  };
}

/** Numbers by value, so that article 9 stands before article 49; a whole article before its paragraphs. */
const numbers = new Intl.Collator("en", { numeric: true });
const byPinpoint = (one: string, other: string): number => numbers.compare(one, other);

export const timelinePage = (locale: Locale, timeline: TimelineStructure, words: TimelineWords): TimelinePage => ({
  locale,
  timeline,
  words,
});

export const positionsPage = (locale: Locale, positions: PositionsStructure, words: PositionsWords): PositionsPage => ({
  locale,
  positions,
  words,
});

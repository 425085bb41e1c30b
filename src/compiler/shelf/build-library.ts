import type { Locale } from "#domain/locale.ts";
import type { InstrumentText, LibraryStructure, LibraryWords } from "#domain/reference/library.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import { defined } from "../build/defined.ts";
import { isDocumentSymbol } from "../markdown/isolate-symbols.ts";
import type { Instrument, Reference } from "../reference/reference.ts";
import type { InstrumentWords } from "../schema/reference-schema.ts";
import { referenceSource, referenceText, textIn } from "./reference-text.ts";

export function buildLibraryStructure({ library }: Reference): LibraryStructure {
  const instruments = [...library.values()].map(({ id, type, year, date, symbol, url }) =>
    defined({
      id,
      type,
      year,
      date,
      symbol,
      documentSymbol: symbol !== undefined && isDocumentSymbol(symbol) ? (true as const) : undefined,
      url,
    }),
  );
  return { format: 1, instruments };
}

export function buildLibraryWords(reference: Reference, locale: Locale): LibraryWords {
  const names = ownNames(reference, locale);
  const instruments: { [id: string]: InstrumentText } = {};
  for (const instrument of reference.library.values()) {
    const text = textFrom(instrument, locale, names);
    if (text !== undefined) instruments[instrument.id] = text;
  }
  return { instruments };
}

/** What the `of` of an entry covers. Titles are official or described in each language on their own. */
export const translatedInstrumentWords = ({ summary }: InstrumentWords): object => ({ summary });

function textFrom({ words, body, state }: Instrument, locale: Locale, names: ReadonlyMap<string, string>): InstrumentText | undefined {
  const titled = words[locale]?.title === undefined ? referenceSource : locale;
  const own = words[titled];
  if (own?.title === undefined || own.status === undefined) return undefined;
  const name = state ?? body;
  return defined({
    title: textIn(own.title, titled, locale),
    certainty: own.status,
    described: own.described,
    short: words[locale]?.short,
    body: name === undefined ? undefined : nameIn(name, locale, names),
    summary: referenceText(words, locale, ({ summary }) => summary, translatedInstrumentWords),
  });
}

/** Names of organs and States in a language, by their English name: those that the glossary or the positions have. */
function ownNames({ glossary, positions }: Reference, locale: Locale): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { words } of glossary.values()) {
    const [english, own] = [words[referenceSource], words[locale]];
    if (english?.term !== undefined && own?.term !== undefined) names.set(english.term, own.term);
  }
  const [english, own] = [positions?.words[referenceSource], positions?.words[locale]];
  for (const [id, { holder }] of Object.entries(english?.positions ?? {})) {
    const name = own?.positions[id]?.holder;
    if (name !== undefined) names.set(holder, name);
  }
  return names;
}

function nameIn(english: string, locale: Locale, names: ReadonlyMap<string, string>): ReferenceText {
  const own = names.get(english);
  return own === undefined ? textIn(english, referenceSource, locale) : textIn(own, locale, locale);
}

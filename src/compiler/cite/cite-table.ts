import type { CiteRef, CiteTable, CiteWords } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { isDocumentSymbol } from "../markdown/isolate-symbols.ts";
import type { Instrument } from "../reference/reference.ts";
import { splitCiteRef } from "./cite-ref.ts";
import { parsePinpoint } from "./pinpoint.ts";
import { writePinpoint } from "./write-pinpoint.ts";

type Library = ReadonlyMap<string, Instrument>;
type Label = Pick<CiteWords, "instrument" | "lang" | "symbol">;

/** Writes every reference out in one language. References that the library lacks are left out; `cite-resolves` reports them. */
export function citeTableFrom(refs: Iterable<CiteRef>, locale: Locale, library: Library): CiteTable {
  const table: { [ref: CiteRef]: CiteWords } = {};
  for (const ref of [...new Set(refs)].sort()) {
    const words = citeWordsFrom(ref, locale, library);
    if (words !== null) table[ref] = words;
  }
  return table;
}

function citeWordsFrom(ref: CiteRef, locale: Locale, library: Library): CiteWords | null {
  const { instrument: id, pinpoint: written } = splitCiteRef(ref);
  const instrument = library.get(id);
  if (instrument === undefined) return null;
  const pinpoint = written === undefined ? null : parsePinpoint(instrument.pinpoint, written);
  return { ...labelOf(instrument, locale), ...(pinpoint === null ? {} : { pinpoint: writePinpoint(pinpoint, locale) }) };
}

/** Short name, else document symbol, else title; English, marked as such, where the language has none of them; the id as the last resort. */
function labelOf({ id, symbol, words }: Instrument, locale: Locale): Label {
  const own = words[locale];
  if (own?.short !== undefined) return { instrument: own.short };
  if (symbol !== undefined && isDocumentSymbol(symbol)) return { instrument: symbol, symbol: true };
  if (own?.title !== undefined) return { instrument: own.title };
  const english = words.en?.short ?? words.en?.title;
  return english === undefined ? { instrument: id } : { instrument: english, lang: "en" };
}

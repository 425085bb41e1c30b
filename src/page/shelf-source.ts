import type { Locale } from "#domain/locale.ts";
import type { FileRef } from "#domain/pack/manifest.ts";
import type { GlossaryStructure, GlossaryWords, TermId } from "#domain/reference/glossary.ts";
import type { InstrumentId, LibraryStructure, LibraryWords } from "#domain/reference/library.ts";
import type { PositionsStructure, PositionsWords } from "#domain/reference/positions.ts";
import type { Collection, ReferenceManifest } from "#domain/reference/reference-pack.ts";
import type { TimelineStructure, TimelineWords } from "#domain/reference/timeline.ts";
import type { UsedInStructure, UsedInWords } from "#domain/reference/used-in.ts";
import { PageProblem } from "./page-problem.ts";
import {
  type GlossaryPage,
  glossaryPage,
  type InstrumentPage,
  instrumentPage,
  type LibraryPage,
  libraryPage,
  type PositionsPage,
  positionsPage,
  type ReferencePage,
  type TermPage,
  type TimelinePage,
  termPage,
  timelinePage,
} from "./shelf-pages.ts";

/** Access to the files of the reference shelf, however they are stored. Rejects with a `PageProblem`. */
export interface ShelfFiles {
  shelf(): Promise<ReferenceManifest>;
  /** The parsed content of one file, checked by whoever stored it. */
  file(ref: FileRef): Promise<unknown>;
}

/** Where pages of the reference shelf get their content. All reject with a `PageProblem`: `not-found` for what the shelf does not have. */
export interface ShelfSource {
  reference(locale: Locale): Promise<ReferencePage>;
  glossary(locale: Locale): Promise<GlossaryPage>;
  term(locale: Locale, term: TermId): Promise<TermPage>;
  library(locale: Locale): Promise<LibraryPage>;
  instrument(locale: Locale, instrument: InstrumentId): Promise<InstrumentPage>;
  timeline(locale: Locale): Promise<TimelinePage>;
  positions(locale: Locale): Promise<PositionsPage>;
  /** Where all courses use terms and cite documents. */
  usedIn(locale: Locale): Promise<UsedInStructure>;
}

/** Everything that one language's pages of the shelf are made of. */
interface Collections {
  readonly glossary: readonly [GlossaryStructure, GlossaryWords];
  readonly library: readonly [LibraryStructure, LibraryWords];
  readonly timeline: readonly [TimelineStructure, TimelineWords];
  readonly positions: readonly [PositionsStructure, PositionsWords];
  readonly "used-in": readonly [UsedInStructure, UsedInWords];
}

/** Puts the shelf's pages together. Files are read once as long as their names stay the same. */
export function createShelfSource(files: ShelfFiles): ShelfSource {
  const read = new Map<string, Promise<unknown>>();
  const file = (ref: FileRef): Promise<unknown> => {
    const known = read.get(ref.hash) ?? files.file(ref);
    read.set(ref.hash, known);
    known.catch(() => read.delete(ref.hash));
    return known;
  };
  async function collection<C extends Collection>(name: C, locale: Locale): Promise<Collections[C]> {
    const { structure, words } = (await files.shelf()).collections[name];
    return (await Promise.all([file(structure), file(words[locale])])) as unknown as Collections[C];
  }
  return {
    async reference(locale) {
      const [[glossary], [library], [timeline], [positions]] = await Promise.all([
        collection("glossary", locale),
        collection("library", locale),
        collection("timeline", locale),
        collection("positions", locale),
      ]);
      const counts = {
        terms: glossary.terms.length,
        instruments: library.instruments.length,
        events: timeline.events.length,
        points: positions.points.length,
      };
      return { locale, counts };
    },
    glossary: async (locale) => glossaryPage(locale, (await collection("glossary", locale))[0]),
    async term(locale, id) {
      const [glossary, used] = await Promise.all([collection("glossary", locale), collection("used-in", locale)]);
      return found(termPage(locale, id, ...glossary, ...used));
    },
    library: async (locale) => libraryPage(locale, ...(await collection("library", locale))),
    async instrument(locale, id) {
      const [library, used] = await Promise.all([collection("library", locale), collection("used-in", locale)]);
      return found(instrumentPage(locale, id, ...library, ...used));
    },
    timeline: async (locale) => timelinePage(locale, ...(await collection("timeline", locale))),
    usedIn: async (locale) => (await collection("used-in", locale))[0],
    positions: async (locale) => positionsPage(locale, ...(await collection("positions", locale))),
  };
}

function found<T>(page: T | undefined): T {
  if (page === undefined) throw new PageProblem("not-found");
  return page;
}

import type { CourseId } from "#domain/course/course.ts";
import { type Locale, locales } from "#domain/locale.ts";
import { referencePack } from "#domain/reference/reference-pack.ts";
import { courseDocuments } from "#domain/search/course-documents.ts";
import type { SearchDocument } from "#domain/search/document.ts";
import { referenceDocuments } from "#domain/search/reference-documents.ts";
import type { PackFiles } from "#page/page-source.ts";
import type { ShelfFiles } from "#page/shelf-source.ts";
import type { InstalledPacks } from "../service-worker/messages.ts";
import type { ReaderIndex } from "./answer-search.ts";
import { type IndexKey, type IndexStore, indexAddress } from "./index-store.ts";
import { readCourse } from "./read-course.ts";
import { readReference } from "./read-reference.ts";
import { createSearchIndex } from "./search-index.ts";
import type { SearchState } from "./search-messages.ts";

export interface SearchShelfDeps {
  readonly packs: PackFiles & ShelfFiles;
  /** What to search: packs with their versions and languages. */
  readonly packsToSearch: (locale: Locale | undefined) => Promise<InstalledPacks>;
  /** Absent where nothing can be kept: indexes then last as long as the page. */
  readonly store: IndexStore | undefined;
  readonly onState: (state: SearchState) => void;
}

interface Wanted extends IndexKey {
  readonly pack: CourseId;
}
interface Held extends Wanted, ReaderIndex {}

/** All indexes of this device: read from where they are kept, else made, one after the other. */
export function createSearchShelf({ packs, packsToSearch, store, onState }: SearchShelfDeps) {
  let held: readonly Held[] = [];
  let run = 0;

  return {
    indexes: (): readonly ReaderIndex[] => held,

    /** Brings the indexes up to what is on the device. The reader's language comes first, if one waits; a later call makes this one stop. */
    async prepare(locale: Locale | undefined): Promise<void> {
      const own = ++run;
      const wanted = wantedFrom(await packsToSearch(locale), locale);
      if (own !== run) return;
      const names = new Set(wanted.map(indexAddress));
      held = held.filter((index) => names.has(indexAddress(index)));
      const failed: Wanted[] = [];
      const report = () => onState(stateOf(wanted, held, failed));
      report();
      for (const next of wanted) {
        if (held.some((index) => indexAddress(index) === indexAddress(next))) continue;
        const index = await indexFor(next).catch(() => undefined);
        if (own !== run) return;
        if (index) held = [...held, { ...next, index }];
        else failed.push(next);
        report();
      }
      await store?.keepOnly(wanted);
    },
  };

  async function indexFor(key: Wanted) {
    const kept = await store?.get(key);
    if (kept) return kept;
    const made = createSearchIndex(await documentsOf(key));
    await store?.put(key, made);
    return made;
  }

  async function documentsOf({ pack, version, reader }: Wanted): Promise<readonly SearchDocument[]> {
    if (pack === referencePack) return referenceDocuments(await readReference(await packs.shelf(), packs.file, reader));
    return courseDocuments(await readCourse(packs, pack, reader, version));
  }
}
/** The reader's language first, and in it the reference shelf, which is small and answers most lookups. */
function wantedFrom(packs: InstalledPacks, locale: Locale | undefined): readonly Wanted[] {
  const byUse = (reader: Locale) => (reader === locale ? -1 : locales.indexOf(reader));
  return Object.entries(packs)
    .flatMap(([pack, { version, locales: readers }]) => readers.map((reader) => ({ pack, version, reader })))
    .sort((a, b) => byUse(a.reader) - byUse(b.reader) || Number(b.pack === referencePack) - Number(a.pack === referencePack));
}

function stateOf(wanted: readonly Wanted[], held: readonly Held[], failed: readonly Wanted[]): SearchState {
  const packs = [...new Set(held.map(({ pack }) => pack))];
  const coursesIn = (list: readonly CourseId[]) => list.filter((pack) => pack !== referencePack);
  return {
    ready: held.length + failed.length,
    of: wanted.length,
    courses: coursesIn(packs),
    locales: locales.filter((locale) => wanted.some(({ reader }) => reader === locale)),
    reference: packs.includes(referencePack),
    unreadable: coursesIn([...new Set(failed.map(({ pack }) => pack))]),
  };
}

import type { Locale } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import type { Provenance } from "../schema/common.ts";
import type { WordsFiles } from "../source/course-source.ts";
import type { YamlFile, YamlPath } from "../source/read-yaml.ts";
import { yamlHash } from "../source/source-hash.ts";
import { translatedTermWords } from "./build-glossary.ts";
import { translatedInstrumentWords } from "./build-library.ts";
import { translatedHolderWords, translatedPointWords } from "./build-positions.ts";
import { translatedEventWords } from "./build-timeline.ts";
import { referenceSource } from "./reference-text.ts";

/** One list of entries in the words files of a reference folder. */
export interface EntryList {
  /** The structure file that says which entries there are. */
  readonly structure: string;
  readonly ids: readonly string[];
  readonly languages: readonly EntryLanguage[];
}
export interface EntryLanguage {
  readonly locale: Locale;
  readonly file: YamlFile<unknown>;
  /** What the file says of entries that say nothing themselves. */
  readonly provenance: Provenance;
  readonly entries: readonly ReferenceEntry[];
}
export interface ReferenceEntry {
  readonly id: string;
  readonly path: YamlPath;
  readonly provenance: Provenance;
  /** The texts that are translated. */
  readonly translated: object;
  /** Hash of the English words that a translation stands for; undefined where this entry translates nothing. */
  readonly of: string | undefined;
}

/** Every list of the shelf, for what is checked and confirmed in all of them alike. */
export function referenceEntries({ library, glossary, timeline, positions, files }: Reference): readonly EntryList[] {
  return [
    listOf("glossary/glossary.yaml", [...glossary.keys()], files.glossary, "terms", ({ terms }) => terms, translatedTermWords),
    listOf(
      "library/library.yaml",
      [...library.keys()],
      files.library,
      "instruments",
      (words) => words.instruments,
      translatedInstrumentWords,
    ),
    listOf("timeline/timeline.yaml", idsOf(timeline?.events), files.timeline, "events", ({ events }) => events, translatedEventWords),
    listOf("positions/positions.yaml", idsOf(positions?.points), files.positions, "points", ({ points }) => points, translatedPointWords),
    listOf(
      "positions/positions.yaml",
      idsOf(positions?.positions),
      files.positions,
      "positions",
      (words) => words.positions,
      translatedHolderWords,
    ),
  ];
}

const idsOf = (entries: readonly { readonly id: string }[] | undefined): readonly string[] => (entries ?? []).map(({ id }) => id);

function listOf<T extends Provenance, W extends Provenance>(
  structure: string,
  ids: readonly string[],
  files: WordsFiles<T>,
  key: string,
  read: (words: T) => { readonly [id: string]: W },
  translated: (entry: W) => object,
): EntryList {
  const source = files.get(referenceSource);
  const sourceEntries = source ? read(source.value) : {};
  const entryOf =
    (locale: Locale) =>
    ([id, words]: readonly [string, W]): ReferenceEntry => {
      const english = sourceEntries[id];
      const isTranslation = locale !== referenceSource && Object.values(translated(words)).some((text) => text !== undefined);
      return {
        id,
        path: [key, id],
        provenance: words,
        translated: translated(words),
        of: isTranslation && english ? yamlHash(translated(english)) : undefined,
      };
    };
  return {
    structure,
    ids,
    languages: [...files].map(([locale, file]) => ({
      locale,
      file,
      provenance: file.value,
      entries: Object.entries(read(file.value)).map(entryOf(locale)),
    })),
  };
}

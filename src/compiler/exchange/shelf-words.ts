import type { Locale } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import type { Provenance } from "../schema/common.ts";
import { translatedTermWords } from "../shelf/build-glossary.ts";
import { translatedInstrumentWords } from "../shelf/build-library.ts";
import { translatedHolderWords, translatedPointWords } from "../shelf/build-positions.ts";
import { translatedEventWords } from "../shelf/build-timeline.ts";
import { referenceSource } from "../shelf/reference-text.ts";
import type { WordsFiles } from "../source/course-source.ts";
import type { SourceFiles } from "../source/source-files.ts";
import { yamlHash } from "../source/source-hash.ts";
import type { WordsFile, WordsPart, WordsSet } from "./words-file.ts";
import { yamlSegments } from "./yaml-words.ts";

/** The name under which the reference shelf is exported beside the courses. */
export const shelfName = "shelf";

/**
 * What is translated on the reference shelf, in one language. Terms and titles are not: each language has its own, with its evidence.
 * Misconceptions keep no hash of what they translate, so that nobody is told when they become stale.
 */
export function shelfWords({ files: words }: Reference, files: SourceFiles, locale: Locale): WordsSet {
  const unreadable: string[] = [];
  const file = <T extends Provenance>(folder: string, of: WordsFiles<T>, lists: readonly EntryWords<T>[]): readonly WordsFile[] => {
    const [source, translation] = [of.get(referenceSource)?.value, of.get(locale)?.value];
    const path = `${folder}/${locale}.yaml`;
    if (source === undefined) return [];
    if (translation === undefined && files.has(path)) {
      unreadable.push(path);
      return [];
    }
    return [
      {
        file: path,
        sourceFile: `${folder}/${referenceSource}.yaml`,
        locale,
        owner: folder,
        title: folder,
        provenance: translation,
        parts: lists.flatMap((list) => entryParts(folder, list, source, translation)),
        content: { format: "yaml", source },
      },
    ];
  };
  return {
    files: [
      ...file("glossary", words.glossary, [entries("terms", ({ terms }) => terms, translatedTermWords)]),
      ...file("library", words.library, [entries("instruments", ({ instruments }) => instruments, translatedInstrumentWords)]),
      ...file("timeline", words.timeline, [entries("events", ({ events }) => events, translatedEventWords)]),
      ...file("positions", words.positions, [
        entries("points", ({ points }) => points, translatedPointWords),
        entries("positions", ({ positions }) => positions, translatedHolderWords),
      ]),
      ...file("misconceptions", words.misconceptions, [
        {
          ...entries(
            "misconceptions",
            ({ misconceptions }) => misconceptions,
            ({ wrong, right }) => ({ wrong, right }),
          ),
          hashed: false,
        },
      ]),
    ],
    unreadable,
  };
}

/** One list of entries of a file, and what of each is translated. */
interface EntryWords<T> {
  readonly key: string;
  readonly read: (words: T) => { readonly [id: string]: { readonly own: Provenance; readonly translated: object } };
  readonly hashed: boolean;
}

function entries<T, W extends Provenance>(
  key: string,
  read: (words: T) => { readonly [id: string]: W },
  translated: (entry: W) => object,
): EntryWords<T> {
  return {
    key,
    hashed: true,
    read: (words) => Object.fromEntries(Object.entries(read(words)).map(([id, own]) => [id, { own, translated: translated(own) }])),
  };
}

function entryParts<T>(folder: string, { key, read, hashed }: EntryWords<T>, source: T, translation: T | undefined): readonly WordsPart[] {
  const own = translation === undefined ? {} : read(translation);
  return Object.entries(read(source)).flatMap(([id, entry]): readonly WordsPart[] => {
    const path = [key, id];
    const there = Object.hasOwn(own, id) ? own[id] : undefined;
    const segments = yamlSegments(folder, path, entry.translated, there?.translated, []);
    if (segments.length === 0) return [];
    const isTranslated = segments.some(({ target }) => target !== "");
    return [
      {
        path,
        hash: hashed ? yamlHash(entry.translated) : undefined,
        provenance: isTranslated ? there?.own : undefined,
        segments,
      },
    ];
  });
}

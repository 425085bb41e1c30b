import { type Locale, locales } from "#domain/locale.ts";
import type { Report } from "../diagnostic.ts";
import type { Provenance } from "../schema/common.ts";
import {
  factSheetSchema,
  type GlossaryWordsYaml,
  glossarySchema,
  glossaryWordsSchema,
  type InstrumentWords,
  type InstrumentYaml,
  type LibraryWordsYaml,
  librarySchema,
  libraryWordsSchema,
  type MisconceptionWordsYaml,
  misconceptionsSchema,
  misconceptionWordsSchema,
  type PositionsWordsYaml,
  type PositionsYaml,
  positionsSchema,
  positionsWordsSchema,
  type TermWords,
  type TermYaml,
  type TimelineWordsYaml,
  type TimelineYaml,
  termExceptionsSchema,
  timelineSchema,
  timelineWordsSchema,
} from "../schema/reference-schema.ts";
import type { WordsFiles } from "../source/course-source.ts";
import { readYaml, type YamlFile } from "../source/read-yaml.ts";
import type { SourceFiles } from "../source/source-files.ts";

export type WordsByLocale<T> = { readonly [locale in Locale]?: T };

export interface Instrument extends InstrumentYaml {
  readonly words: WordsByLocale<InstrumentWords>;
}
export interface Term extends TermYaml {
  readonly words: WordsByLocale<TermWords>;
}
export interface Timeline extends TimelineYaml {
  readonly words: WordsByLocale<TimelineWordsYaml>;
}
export interface Positions extends PositionsYaml {
  readonly words: WordsByLocale<PositionsWordsYaml>;
}
export interface TermException {
  readonly term: string;
  readonly lang: Locale;
  readonly words: string;
}

/** What courses refer to, and what stands beside them on the reference shelf. */
export interface Reference {
  readonly library: ReadonlyMap<string, Instrument>;
  readonly glossary: ReadonlyMap<string, Term>;
  readonly termExceptions: readonly TermException[];
  /** Facts of every sheet, and misconceptions, which a `sources.md` may name as well. */
  readonly facts: ReadonlyMap<string, "certain" | "uncertain">;
  readonly misconceptions: ReadonlyMap<string, WordsByLocale<string>>;
  /** Codes of `evidence` in the glossary, with what they stand for. */
  readonly evidence: ReadonlyMap<string, string>;
  /** Null where there is no such folder, or its structure file cannot be read. */
  readonly timeline: Timeline | null;
  readonly positions: Positions | null;
  /** The words files, for what is said about their lines. */
  readonly files: ReferenceFiles;
}
export interface ReferenceFiles {
  readonly glossary: WordsFiles<GlossaryWordsYaml>;
  readonly library: WordsFiles<LibraryWordsYaml>;
  readonly timeline: WordsFiles<TimelineWordsYaml>;
  readonly positions: WordsFiles<PositionsWordsYaml>;
  readonly misconceptions: WordsFiles<MisconceptionWordsYaml>;
}

/** Reads the reference folders. A file that is missing or wrong is reported and counts as empty. */
export function readReference(files: SourceFiles, report: Report): Reference {
  const sheets = readFactSheets(files, report);
  const words: ReferenceFiles = {
    glossary: readWords(files, "glossary", (file) => readYaml(files, file, glossaryWordsSchema, report)),
    library: readWords(files, "library", (file) => readYaml(files, file, libraryWordsSchema, report)),
    timeline: readWords(files, "timeline", (file) => readYaml(files, file, timelineWordsSchema, report)),
    positions: readWords(files, "positions", (file) => readYaml(files, file, positionsWordsSchema, report)),
    misconceptions: readWords(files, "misconceptions", (file) => readYaml(files, file, misconceptionWordsSchema, report)),
  };
  const misconceptions = readMisconceptions(files, words.misconceptions, report);
  return {
    library: readLibrary(files, words.library, report),
    glossary: readGlossary(files, words.glossary, report),
    termExceptions: files.has("glossary/exceptions.yaml")
      ? (readYaml(files, "glossary/exceptions.yaml", termExceptionsSchema, report)?.value ?? [])
      : [],
    facts: factsFrom(sheets, misconceptions.keys()),
    misconceptions,
    evidence: new Map(sheets.flatMap(({ keys }) => Object.entries(keys))),
    timeline: readTimeline(files, words.timeline, report),
    positions: readPositions(files, words.positions, report),
    files: words,
  };
}

/** The words files of one reference folder, read with `read`. */
function readWords<T>(files: SourceFiles, folder: string, read: (file: string) => YamlFile<T> | null): WordsFiles<T> {
  const words = new Map<Locale, YamlFile<T>>();
  for (const locale of locales) {
    const file = `${folder}/${locale}.yaml`;
    const yaml = files.has(file) ? read(file) : null;
    if (yaml) words.set(locale, yaml);
  }
  return words;
}

const valuesOf = <T>(files: WordsFiles<T>): WordsByLocale<T> =>
  Object.fromEntries([...files].map(([locale, { value }]) => [locale, value]));

/** One entry's words in every language that has them. */
function entryWords<T, W>(words: WordsByLocale<T>, entry: (file: T) => W | undefined): WordsByLocale<W> {
  const found: { [locale in Locale]?: W } = {};
  for (const locale of locales) {
    const file = words[locale];
    const value = file === undefined ? undefined : entry(file);
    if (value !== undefined) found[locale] = value;
  }
  return found;
}

/** The same for an entry that says how it was translated; one that does not follows its file. */
export function translatedEntry<T extends Provenance, W extends Provenance>(
  words: WordsByLocale<T>,
  entry: (file: T) => W | undefined,
): WordsByLocale<W> {
  return entryWords(words, (file) => {
    const own = entry(file);
    return own && { ...own, state: own.state ?? file.state, by: own.by ?? file.by };
  });
}

function readLibrary(files: SourceFiles, wordsFiles: ReferenceFiles["library"], report: Report): ReadonlyMap<string, Instrument> {
  const structure = readYaml(files, "library/library.yaml", librarySchema, report);
  const words = valuesOf(wordsFiles);
  return new Map(
    structure?.value.instruments.map((entry) => [
      entry.id,
      { ...entry, words: translatedEntry(words, (file) => file.instruments[entry.id]) },
    ]),
  );
}

function readGlossary(files: SourceFiles, wordsFiles: ReferenceFiles["glossary"], report: Report): ReadonlyMap<string, Term> {
  const structure = readYaml(files, "glossary/glossary.yaml", glossarySchema, report);
  const words = valuesOf(wordsFiles);
  return new Map(
    structure?.value.terms.map((entry) => [entry.id, { ...entry, words: translatedEntry(words, (file) => file.terms[entry.id]) }]),
  );
}

function readTimeline(files: SourceFiles, wordsFiles: ReferenceFiles["timeline"], report: Report): Timeline | null {
  if (!files.has("timeline/timeline.yaml")) return null;
  const structure = readYaml(files, "timeline/timeline.yaml", timelineSchema, report);
  return structure && { ...structure.value, words: valuesOf(wordsFiles) };
}

function readPositions(files: SourceFiles, wordsFiles: ReferenceFiles["positions"], report: Report): Positions | null {
  if (!files.has("positions/positions.yaml")) return null;
  const structure = readYaml(files, "positions/positions.yaml", positionsSchema, report);
  return structure && { ...structure.value, words: valuesOf(wordsFiles) };
}

function readMisconceptions(files: SourceFiles, wordsFiles: ReferenceFiles["misconceptions"], report: Report): Reference["misconceptions"] {
  const structure = readYaml(files, "misconceptions/misconceptions.yaml", misconceptionsSchema, report);
  const words = valuesOf(wordsFiles);
  return new Map(structure?.value.misconceptions.map(({ id }) => [id, entryWords(words, (file) => file.misconceptions[id]?.wrong)]));
}

function readFactSheets(files: SourceFiles, report: Report) {
  return [...files.keys()]
    .filter((file) => /^facts\/[^/]+\.yaml$/.test(file))
    .flatMap((file) => readYaml(files, file, factSheetSchema, report)?.value ?? []);
}

function factsFrom(sheets: ReturnType<typeof readFactSheets>, misconceptions: Iterable<string>): Reference["facts"] {
  const facts = new Map<string, "certain" | "uncertain">();
  for (const id of misconceptions) facts.set(id, "certain");
  for (const { id, status } of sheets.flatMap(({ claims }) => claims)) facts.set(id, status === "uncertain" ? "uncertain" : "certain");
  return facts;
}

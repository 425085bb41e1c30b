import type { ExchangeEntry, ExportEntry } from "#compiler/exchange/exchange-file.ts";
import { exportEntries } from "#compiler/exchange/export-entries.ts";
import type { SegmentOutcome } from "#compiler/exchange/import-report.ts";
import { type ImportPlan, planImport } from "#compiler/exchange/plan-import.ts";
import type { Credit } from "#compiler/exchange/provenance-change.ts";
import { applyEdits } from "#compiler/exchange/text-edits.ts";
import { readTranslatable, type Translatable } from "#compiler/exchange/words-set.ts";
import { readSourceFiles, type SourceFiles } from "#compiler/source/source-files.ts";
import type { Locale } from "#domain/locale.ts";
import { goodRoot } from "../content/fixture-courses.ts";

/** The small course of the fixtures, which is translated into Arabic and into nothing else. */
export const fixtureSet = "diplomatic-notes";
export const fixtureFiles = (): Promise<SourceFiles> => readSourceFiles(goodRoot);

/** What somebody says who imports without saying anything. */
export const noCredit: Credit = { state: "machine", by: undefined, isGiven: false };

export function translatable(files: SourceFiles, set: string = fixtureSet): Translatable {
  const sources = readTranslatable(files, set);
  if (sources === undefined) throw new Error(`there is no course ${set}`);
  return sources;
}

export const exported = (files: SourceFiles, locale: Locale, set: string = fixtureSet): readonly ExportEntry[] =>
  exportEntries(translatable(files, set), locale).groups.flatMap(({ entries }) => entries);

/** Files with one place in one of them changed. The place has to be there. */
export function changed(files: SourceFiles, file: string, from: string, to: string): SourceFiles {
  const text = files.get(file);
  if (text?.includes(from) !== true) throw new Error(`${file} has no ${from}`);
  return new Map([...files, [file, text.replace(from, () => to)]]);
}

export interface Imported extends ImportPlan {
  /** The files as they are afterwards. */
  readonly files: SourceFiles;
  readonly outcomeOf: (id: string) => SegmentOutcome | undefined;
}

/** Imports entries into files, and says what became of them. */
export function imported(
  files: SourceFiles,
  locale: Locale,
  entries: readonly ExchangeEntry[],
  { set = fixtureSet, credit = noCredit }: { readonly set?: string; readonly credit?: Credit } = {},
): Imported {
  const plan = planImport(translatable(files, set), { set, locale, entries }, credit);
  const after = new Map(files);
  for (const [file, words] of plan.written)
    after.set(file, "created" in words ? words.created : applyEdits(files.get(file) ?? "", words.edits));
  const outcomes = plan.report.flatMap(({ segments }) => segments);
  return { ...plan, files: after, outcomeOf: (id) => outcomes.find((outcome) => outcome.id === id) };
}

/** The entries with another translation of one text; the last part of an id is enough. */
export function translated<T extends ExchangeEntry>(entries: readonly T[], id: string, translate: (entry: T) => Partial<T>): readonly T[] {
  if (!entries.some((entry) => entry.id.endsWith(id))) throw new Error(`there is no text ${id}`);
  return entries.map((entry) => (entry.id.endsWith(id) ? { ...entry, ...translate(entry) } : entry));
}

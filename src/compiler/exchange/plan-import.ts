import type { Locale } from "#domain/locale.ts";
import { readAndCheck } from "../compile.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { SourceFiles } from "../source/source-files.ts";
import { comparable, type ExchangeFile, textHash } from "./exchange-file.ts";
import type { FileOutcome, SegmentOutcome } from "./import-report.ts";
import { type Judgement, judgeAll } from "./judgement.ts";
import { newDiagnostics, partAt } from "./new-diagnostics.ts";
import { type Credit, namedInstead, provenanceChange, type WrittenPart } from "./provenance-change.ts";
import { applyEdits } from "./text-edits.ts";
import { isHead, segmentsOf, type WordsFile, type WordsPart } from "./words-file.ts";
import { readTranslatable, type Translatable, wordsIn } from "./words-set.ts";
import { type WrittenWords, writeWords } from "./write-words.ts";

/** What an import would write, by file, and what becomes of every text. Nothing is written here. */
export interface ImportPlan {
  readonly written: ReadonlyMap<string, WrittenWords>;
  readonly report: readonly FileOutcome[];
}

/**
 * Plans the import of one file that came back. A text is taken when it is sound by itself, and when the course compiles with it as well as
 * without it and reads back as it was written. Texts that stand in the way are refused and the rest is tried again, until all of it holds.
 */
export function planImport(sources: Translatable, { locale, entries }: ExchangeFile, credit: Credit): ImportPlan {
  const { files, unreadable } = wordsIn(sources, locale);
  const judgement = judgeAll(files, entries, locale, sources.reference);
  for (const file of files) for (const part of file.parts) refuseNamed(file, part, judgement, credit);

  const strangers = strangersAmong(files, unreadable, entries);
  let before: readonly Diagnostic[] | undefined;
  for (;;) {
    for (const file of files) refuseIncomplete(file, judgement);
    const written = writeAll(files, judgement, credit, sources.files);
    if (written.size === 0) return { written, report: [...files.map((file) => outcomeOf(file, judgement, [])), ...strangers] };
    const after = laidOver(sources.files, written);
    before ??= readAndCheck(sources.files).diagnostics;
    const found = newDiagnostics(before, readAndCheck(after).diagnostics);
    const errors = found.filter(({ severity }) => severity === "error");
    const refused = [...refuseBroken(files, errors, after, judgement), ...refuseMisread(sources, after, locale, judgement)];
    if (refused.length > 0) continue;
    if (errors.length === 0) return { written, report: [...files.map((file) => outcomeOf(file, judgement, found)), ...strangers] };
    if (judgement.seen.size === 0) throw new Error(`nothing is left to refuse, and still: ${errors[0]?.message}`);
    judgement.forgetSeen();
  }
}

/** Texts that somebody translated and that have no place any more. */
function strangersAmong(
  files: readonly WordsFile[],
  unreadable: readonly string[],
  entries: ExchangeFile["entries"],
): readonly FileOutcome[] {
  const known = new Set(files.flatMap(segmentsOf).map(({ id }) => id));
  const strangers = entries.filter(({ id, target, base }) => !known.has(id) && comparable(target) !== "" && textHash(target) !== base);
  if (strangers.length === 0) return [];
  const reason = (id: string): string => {
    const folder = id.slice(0, id.indexOf("#") + 1).replace("#", "/");
    const broken = unreadable.find((file) => file.slice(0, file.lastIndexOf("/") + 1) === folder);
    return broken === undefined ? "the project has no such text (any more)" : `${broken} cannot be read: run courses check`;
  };
  const segments = strangers.map(({ id }): SegmentOutcome => ({ id, outcome: "refused", remarks: [reason(id)] }));
  return [{ file: "Texts without a place", isNew: false, segments, unchanged: 0, untranslated: 0, warnings: [] }];
}

/** A text must not bear the name of a person who did not write it. */
function refuseNamed(file: WordsFile, part: WordsPart, judgement: Judgement, credit: Credit): void {
  const name = namedInstead(file, part, credit);
  if (name === undefined) return;
  for (const { id } of part.segments)
    if (judgement.texts.has(id)) judgement.refuse(id, `it would bear the name of ${name}: say who translated it, with --by`);
}

/** A block, an item, the head of a file are there whole or not at all. */
function refuseIncomplete(file: WordsFile, judgement: Judgement): void {
  const head = file.parts.find(isHead);
  for (const part of file.parts) {
    if (part.provenance === undefined) refuseAll(part, judgement, missingIn(part, judgement));
  }
  const missing = head && head.provenance === undefined ? missingIn(head, judgement) : 0;
  if (missing > 0) for (const part of file.parts) refuseAll(part, judgement, missing, "the file has no head yet");
}

const missingIn = ({ segments }: WordsPart, { texts }: Judgement): number =>
  segments.filter(({ id, free }) => !free && !texts.has(id)).length;

function refuseAll({ path, segments }: WordsPart, judgement: Judgement, missing: number, why?: string): void {
  if (missing === 0) return;
  const what = path.length === 0 ? "the head of this file" : `"${path.at(-1)}"`;
  for (const { id } of segments)
    if (judgement.texts.has(id))
      judgement.refuse(id, `${why ?? `${what} is written whole or not at all`}: ${missing} of its texts are not translated, or refused`);
}

function writeAll(
  files: readonly WordsFile[],
  judgement: Judgement,
  credit: Credit,
  texts: SourceFiles,
): ReadonlyMap<string, WrittenWords> {
  const written = new Map<string, WrittenWords>();
  for (const file of files) {
    const parts = file.parts.flatMap((part) => writtenPart(part, judgement) ?? []);
    if (parts.length === 0) continue;
    const { top, parts: attributes } = provenanceChange(file, parts, credit);
    const changed = new Set([...parts.map(({ part }) => part), ...attributes.keys()]);
    const change = [...changed].map((part) => ({ part, texts: textsOf(part, judgement), attributes: attributes.get(part) ?? {} }));
    written.set(file.file, writeWords(file, texts.get(file.file), { top, parts: change }));
  }
  return written;
}

const textsOf = ({ segments }: WordsPart, { texts }: Judgement): ReadonlyMap<string, string> =>
  new Map(segments.flatMap(({ id }) => (texts.has(id) ? [[id, texts.get(id) ?? ""] as const] : [])));

/** A part that gets texts, or of which every text was compared with the present source. */
function writtenPart(part: WordsPart, judgement: Judgement): WrittenPart | undefined {
  const hasNewText = part.segments.some(({ id }) => judgement.texts.has(id));
  const isWhole = part.segments.every(
    ({ id, free, target }) => judgement.texts.has(id) || judgement.seen.has(id) || (free && target === ""),
  );
  const isConfirmed =
    isWhole && part.hash !== undefined && part.provenance?.of !== part.hash && (hasNewText || part.provenance !== undefined);
  return hasNewText || isConfirmed ? { part, hasNewText, isConfirmed } : undefined;
}

function laidOver(files: SourceFiles, written: ReadonlyMap<string, WrittenWords>): SourceFiles {
  const after = new Map(files);
  for (const [file, words] of written) after.set(file, "created" in words ? words.created : applyEdits(files.get(file) ?? "", words.edits));
  return after;
}

/** Refuses the texts of the part that an error names, else of its file, else of its folder. Gives the texts that were refused. */
function refuseBroken(
  files: readonly WordsFile[],
  errors: readonly Diagnostic[],
  after: SourceFiles,
  judgement: Judgement,
): readonly string[] {
  return errors.flatMap((error) => {
    const folder = error.file.slice(0, error.file.lastIndexOf("/") + 1);
    const own = files.filter(({ file }) => file === error.file);
    const near = own.length > 0 ? own : files.filter(({ file }) => file.startsWith(folder));
    const parts = near.flatMap((file) => partAt(file, error, after.get(file.file) ?? "") ?? []);
    const candidates = [parts, near.flatMap((file) => file.parts), files.flatMap((file) => file.parts)];
    const ids = candidates.map((list) =>
      list.flatMap(({ segments }) => segments.map(({ id }) => id)).filter((id) => judgement.texts.has(id)),
    );
    const refused = ids.find((list) => list.length > 0) ?? [];
    for (const id of refused) judgement.refuse(id, `${error.message} (${error.rule})`);
    return refused;
  });
}

/** What was written has to be read as it was meant; a text that is not changes where others begin. */
function refuseMisread(sources: Translatable, after: SourceFiles, locale: Locale, judgement: Judgement): readonly string[] {
  const again = readTranslatable(after, sources.name);
  const read = new Map((again ? wordsIn(again, locale).files : []).flatMap(segmentsOf).map(({ id, target }) => [id, target]));
  const misread = [...judgement.texts].filter(([id, text]) => comparable(read.get(id) ?? "") !== text).map(([id]) => id);
  for (const id of misread) judgement.refuse(id, "this text cannot be written so that it reads back as it stands");
  return misread;
}

function outcomeOf(file: WordsFile, judgement: Judgement, found: readonly Diagnostic[]): FileOutcome {
  const confirmed = new Set(
    file.parts
      .filter((part) => writtenPart(part, judgement)?.isConfirmed)
      .flatMap(({ segments }) => segments.map(({ id }) => id).filter((id) => !judgement.texts.has(id) && judgement.seen.has(id))),
  );
  const segments = segmentsOf(file);
  const outcomes = segments.flatMap(({ id }): readonly SegmentOutcome[] => {
    const remarks = judgement.remarks.get(id) ?? [];
    if (judgement.texts.has(id)) return [{ id, outcome: "taken", remarks }];
    if (judgement.refused.has(id)) return [{ id, outcome: "refused", remarks: judgement.refused.get(id) ?? [] }];
    return confirmed.has(id) ? [{ id, outcome: "confirmed", remarks }] : [];
  });
  const untranslated = segments.filter(({ id }) => judgement.untranslated.has(id)).length;
  return {
    file: file.file,
    isNew: file.provenance === undefined && outcomes.some(({ outcome }) => outcome === "taken"),
    segments: outcomes,
    unchanged: segments.length - outcomes.length - untranslated,
    untranslated,
    warnings: found
      .filter((diagnostic) => diagnostic.severity === "warning" && diagnostic.file === file.file && !standing.has(diagnostic.rule))
      .map(({ line, rule, message }) => `line ${line ?? 1}: ${message} (${rule})`),
  };
}

/** Said by `courses status` of every translation that is not finished; terms are said with their text. */
const standing = new Set(["pair-missing", "translation-stale", "translation-unconfirmed", "term-lock"]);

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locale } from "#domain/locale.ts";
import type { ExchangeFile } from "../exchange/exchange-file.ts";
import { refusals, reportLines } from "../exchange/import-report.ts";
import { planImport } from "../exchange/plan-import.ts";
import { readPo } from "../exchange/po-file.ts";
import type { Credit } from "../exchange/provenance-change.ts";
import { readXliff } from "../exchange/read-xliff.ts";
import { applyEdits } from "../exchange/text-edits.ts";
import { readTranslatable } from "../exchange/words-set.ts";
import type { WrittenWords } from "../exchange/write-words.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome, refused } from "./command.ts";
import type { ExchangeFormat } from "./export-texts.ts";

export interface ImportOptions {
  /** What the files have to be, where that is given. */
  readonly lang: Locale | undefined;
  readonly course: string | undefined;
  readonly credit: Credit;
}

/** Takes what came back, file by file. Succeeds when nothing was refused; a file that is malformed is refused whole. */
export async function importTexts(
  root: string,
  format: ExchangeFormat,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const path of paths) outcomes.push(await importFile(root, format, path, options));
  const lines = outcomes.flatMap((outcome) => outcome.lines);
  return outcomes.every(({ ok }) => ok) ? done(...lines) : refused(...lines);
}

async function importFile(root: string, format: ExchangeFormat, path: string, options: ImportOptions): Promise<Outcome> {
  const nothing = (reason: string): Outcome => refused(`${path}: nothing is imported: ${reason}`);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return nothing("there is no such file");
  const exchange = format === "po" ? readPo(bytes) : readXliff(bytes);
  if (!exchange.ok) return nothing(exchange.error);
  const mismatch = mismatchOf(exchange.value, options);
  if (mismatch !== undefined) return nothing(mismatch);
  const sources = readTranslatable(await readSourceFiles(root), exchange.value.set);
  if (sources === undefined) return nothing(`there is no course "${exchange.value.set}" that can be read`);
  if (exchange.value.locale === sources.sourceLang) return nothing(`"${exchange.value.locale}" is the language it is translated from`);

  const { written, report } = planImport(sources, exchange.value, options.credit);
  const failure = await writeFiles(root, sources.files, written);
  if (failure !== undefined) return nothing(failure);
  const lines = [`${path}: ${exchange.value.set}, ${exchange.value.locale}`, ...reportLines(report)];
  return refusals(report) === 0 ? done(...lines) : refused(...lines);
}

function mismatchOf({ set, locale }: ExchangeFile, { lang, course }: ImportOptions): string | undefined {
  if (lang !== undefined && lang !== locale) return `it is in "${locale}", not in "${lang}"`;
  return course !== undefined && course !== set ? `it belongs to ${set}, not to ${course}` : undefined;
}

/** Writes every file beside its place first and then renames, so that each is there as it was or as it is meant. */
async function writeFiles(
  root: string,
  read: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, WrittenWords>,
): Promise<string | undefined> {
  const staged: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const [file, words] of written) {
      const to = join(root, file);
      const raw = "created" in words ? undefined : await readFile(to, "utf8");
      if (raw !== undefined && raw.replaceAll("\r\n", "\n") !== read.get(file)) return `${to} has changed meanwhile: import again`;
      const from = `${to}.importing`;
      await mkdir(dirname(to), { recursive: true });
      staged.push({ from, to });
      await writeFile(from, "created" in words ? words.created : applyEdits(raw ?? "", words.edits), { flag: "wx" });
    }
    for (const { from, to } of staged) await rename(from, to);
    return undefined;
  } finally {
    for (const { from } of staged) await rm(from, { force: true });
  }
}

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Locale, locales } from "#domain/locale.ts";
import { exportEntries } from "../exchange/export-entries.ts";
import { writePo } from "../exchange/po-file.ts";
import { readTranslatable, translatableNames } from "../exchange/words-set.ts";
import { writeXliff } from "../exchange/write-xliff.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome, refused } from "./command.ts";

export type ExchangeFormat = "po" | "xliff";
const extensions: { readonly [format in ExchangeFormat]: string } = { po: "po", xliff: "xlf" };

export interface ExportOptions {
  /** Every language but the source's when not given. */
  readonly lang: Locale | undefined;
  /** A course, or the shelf; all of them when not given. */
  readonly course: string | undefined;
  readonly out: string;
}

/** Writes a file for each course and language, in which translators work with tools of their own. */
export async function exportTexts(root: string, format: ExchangeFormat, { lang, course, out }: ExportOptions): Promise<Outcome> {
  const files = await readSourceFiles(root);
  const names = translatableNames(files).filter((name) => course === undefined || name === course);
  if (names.length === 0) return refused(`there is no course "${course}": name one of ${translatableNames(files).join(", ")}`);
  const lines: string[] = [];
  let isWhole = true;
  await mkdir(out, { recursive: true });
  for (const name of names) {
    const sources = readTranslatable(files, name);
    if (sources === undefined) return refused(`${name} cannot be read: run courses check`);
    for (const locale of locales.filter((other) => other !== sources.sourceLang && (lang === undefined || other === lang))) {
      const { groups, unreadable } = exportEntries(sources, locale);
      const entries = groups.flatMap((group) => group.entries);
      const path = join(out, `${name}.${locale}.${extensions[format]}`);
      await writeFile(path, format === "po" ? writePo(name, locale, entries) : writeXliff(name, sources.sourceLang, locale, groups));
      const missing = entries.filter(({ target }) => target === "").length;
      const review = entries.filter(({ needsReview }) => needsReview).length;
      lines.push(`${path}: ${entries.length} texts, ${missing} not translated, ${review} to compare again`);
      for (const file of unreadable) lines.push(`  ${join(root, file)} cannot be read and is left out: run courses check`);
      isWhole &&= unreadable.length === 0;
    }
  }
  if (lines.length === 0) return refused(`"${lang}" is the language that this is translated from`);
  return isWhole ? done(...lines) : refused(...lines);
}

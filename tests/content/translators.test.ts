import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { ExchangeFile } from "#compiler/exchange/exchange-file.ts";
import { exportEntries } from "#compiler/exchange/export-entries.ts";
import { planImport } from "#compiler/exchange/plan-import.ts";
import { readPo, writePo } from "#compiler/exchange/po-file.ts";
import { readXliff } from "#compiler/exchange/read-xliff.ts";
import { applyEdits } from "#compiler/exchange/text-edits.ts";
import { segmentsOf } from "#compiler/exchange/words-file.ts";
import { readTranslatable, translatableNames, wordsIn } from "#compiler/exchange/words-set.ts";
import { writeWords } from "#compiler/exchange/write-words.ts";
import { writeXliff } from "#compiler/exchange/write-xliff.ts";
import { readSourceFiles } from "#compiler/source/source-files.ts";
import { type Locale, locales } from "#domain/locale.ts";
import type { Result } from "#domain/result.ts";
import { noCredit, translatable } from "../support/translators-desk.ts";

const files = await readSourceFiles(resolve(import.meta.dirname, "../../courses"));
const translated: readonly Locale[] = ["ar", "fr"];

describe.each(translatableNames(files))("what translators get of %s", (name) => {
  const sources = translatable(files, name);

  /** What a trip to a translator who does nothing leaves to be written: nothing, so that every byte stays where it is. */
  it("comes back without a change in every language", { timeout: 180_000 }, () => {
    const unchanged = (came: Result<ExchangeFile, string>, count: number): void => {
      if (!came.ok) throw new Error(came.error);
      expect(came.value.entries).toHaveLength(count);
      const { written, report } = planImport(sources, came.value, noCredit);
      expect([written.size, report.flatMap(({ segments }) => segments)]).toEqual([0, []]);
    };
    for (const locale of locales.filter((other) => other !== sources.sourceLang)) {
      const { groups, unreadable } = exportEntries(sources, locale);
      const entries = groups.flatMap((group) => group.entries);
      expect(unreadable).toEqual([]);
      const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
      unchanged(readPo(bytesOf(writePo(name, locale, entries))), entries.length);
      if (translated.includes(locale)) unchanged(readXliff(bytesOf(writeXliff(name, sources.sourceLang, locale, groups))), entries.length);
    }
  });

  it("can be replaced text by text where it stands, comments and all", { timeout: 180_000 }, () => {
    const locale: Locale = "fr";
    const after = new Map(files);
    const wanted = new Map<string, string>();
    for (const file of wordsIn(sources, locale).files) {
      const before = files.get(file.file) ?? "";
      const parts = file.parts.map((part) => ({
        part,
        texts: new Map(part.segments.filter(({ target }) => target !== "").map(({ id, target }) => [id, `${target} : « fin »`])),
        attributes: {},
      }));
      for (const [id, text] of parts.flatMap(({ texts }) => [...texts])) wanted.set(id, text);
      const words = writeWords(file, before, { parts, top: {} });
      const text = "edits" in words ? applyEdits(before, words.edits) : words.created;
      const comments = (of: string): readonly string[] => of.match(/^#.*$/gm) ?? [];
      if (file.content.format === "yaml") expect(comments(text)).toEqual(comments(before));
      after.set(file.file, text);
    }
    const again = readTranslatable(after, name);
    const read = new Map((again ? wordsIn(again, locale).files : []).flatMap(segmentsOf).map(({ id, target }) => [id, target]));
    expect([...wanted].filter(([id, text]) => read.get(id) !== text).map(([id]) => id)).toEqual([]);
  });
});

import type { Locale } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import { checkTranslation } from "./check-translation.ts";
import type { ExchangeEntry } from "./exchange-file.ts";
import { judgeEntry } from "./judge-entry.ts";
import { segmentsOf, type WordsFile } from "./words-file.ts";

/** Where the texts of one import stand. Texts only ever move from `texts` to `refused`. */
export interface Judgement {
  /** Texts that are to be taken, by segment id. */
  readonly texts: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** Texts that stay as they are and were compared with the present source. */
  readonly seen: ReadonlySet<string>;
  readonly untranslated: ReadonlySet<string>;
  /** What to look at in texts that are taken. */
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  refuse(id: string, reason: string): void;
  /** Confirms nothing that was only looked at. */
  forgetSeen(): void;
}

/** Looks at every entry by itself. Segments that the file does not have count as not translated, or as left alone. */
export function judgeAll(files: readonly WordsFile[], entries: readonly ExchangeEntry[], locale: Locale, reference: Reference): Judgement {
  const texts = new Map<string, string>();
  const refused = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  const untranslated = new Set<string>();
  const remarks = new Map<string, readonly string[]>();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const segment of files.flatMap(segmentsOf)) {
    const entry = byId.get(segment.id);
    const verdict = entry && judgeEntry(entry, segment);
    if (verdict === undefined || verdict.kind === "untranslated") {
      if (segment.target === "") untranslated.add(segment.id);
    } else if (verdict.kind === "refused") refused.set(segment.id, [verdict.reason]);
    else if (verdict.kind === "changed") {
      const { faults, warnings } = checkTranslation(segment, verdict.text, locale, reference);
      if (faults.length > 0) refused.set(segment.id, faults);
      else texts.set(segment.id, verdict.text);
      remarks.set(segment.id, warnings);
    } else if (verdict.seen) seen.add(segment.id);
  }
  const refuse = (id: string, reason: string): void => {
    texts.delete(id);
    refused.set(id, [...new Set([...(refused.get(id) ?? []), reason])]);
  };
  return { texts, refused, seen, untranslated, remarks, refuse, forgetSeen: () => seen.clear() };
}

import type { Locale } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import { referenceEntries } from "../shelf/reference-entries.ts";
import { referenceSource } from "../shelf/reference-text.ts";
import { yamlHash } from "../source/source-hash.ts";
import { type ReviewFile, segmentFrom, textsOf } from "./review-segment.ts";

/**
 * What is translated on the reference shelf, entry by entry. Terms and titles are no translations but each language's own form; they stand
 * beside what is reviewed, and are not confirmed with it.
 */
export function shelfReview(reference: Reference, locale: Locale): readonly ReviewFile[] {
  return referenceEntries(reference).flatMap(({ structure, languages }) => {
    const english = languages.find((language) => language.locale === referenceSource);
    const own = languages.find((language) => language.locale === locale);
    if (english === undefined || own === undefined) return [];
    const segments = english.entries.flatMap((entry) => {
      const here = own.entries.find(({ id }) => id === entry.id);
      if (here?.of === undefined) return [];
      const texts = (words: object) => ({ hash: yamlHash(words), texts: textsOf(words, new Set()) });
      return segmentFrom({
        part: entry.path.join("/"),
        kind: "entry",
        line: own.file.place(here.path).line,
        source: texts(entry.translated),
        translation: { provenance: here.provenance, ...texts(here.translated) },
        file: own.provenance,
        cites: [],
      });
    });
    return [{ file: own.file.file, format: "yaml" as const, sourceLang: referenceSource, path: ["Reference shelf", structure], segments }];
  });
}

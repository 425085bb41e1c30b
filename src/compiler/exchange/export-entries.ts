import type { Locale } from "#domain/locale.ts";
import { type ExportEntry, textHash } from "./exchange-file.ts";
import { segmentNotes, termFinder } from "./segment-notes.ts";
import { isMarkdown, needsReview } from "./words-file.ts";
import { type Translatable, wordsIn } from "./words-set.ts";

/** The texts of one words file, ready for a translator. */
export interface ExportGroup {
  readonly file: string;
  readonly title: string;
  readonly entries: readonly ExportEntry[];
}

/** Every text of a course, or of the shelf, for one language; files that cannot be read are named and left out. */
export function exportEntries(
  sources: Translatable,
  locale: Locale,
): { readonly groups: readonly ExportGroup[]; readonly unreadable: readonly string[] } {
  const { reference, sourceLang } = sources;
  const termsIn = termFinder(reference, sourceLang);
  const { files, unreadable } = wordsIn(sources, locale);
  const groups = files.map((file) => ({
    file: file.file,
    title: `${file.owner}: ${file.title}`,
    entries: file.parts.flatMap((part) =>
      part.segments.map(
        (segment): ExportEntry => ({
          id: segment.id,
          source: segment.source,
          target: segment.target,
          needsReview: segment.target !== "" && needsReview(part),
          base: textHash(segment.target),
          isMarkdown: isMarkdown(segment),
          state: segment.target === "" ? undefined : (part.provenance?.state ?? file.provenance?.state ?? "machine"),
          place: file.sourceFile,
          notes: segmentNotes(file, part, segment, reference, termsIn(segment.source)),
        }),
      ),
    ),
  }));
  return { groups: groups.filter(({ entries }) => entries.length > 0), unreadable };
}

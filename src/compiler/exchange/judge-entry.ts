import { comparable, type ExchangeEntry, textHash } from "./exchange-file.ts";
import type { WordsSegment } from "./words-file.ts";

/** What one entry of a file that came back asks for. */
export type Verdict =
  /** Nothing: the project has this text, or the translator left the entry alone. `seen`: it was looked at, beside the present source. */
  | { readonly kind: "unchanged"; readonly seen: boolean }
  | { readonly kind: "untranslated" }
  | { readonly kind: "changed"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

const refused = (reason: string): Verdict => ({ kind: "refused", reason });

/** Compares an entry with what the project has now. What was changed on both sides is refused, never overwritten. */
export function judgeEntry(entry: ExchangeEntry, segment: WordsSegment): Verdict {
  const text = segment.form === "list" ? withoutIndents(comparable(entry.target)) : comparable(entry.target);
  const now = comparable(segment.target);
  const isPresentSource = comparable(entry.source) === comparable(segment.source);
  if (text === "" && now === "") return { kind: "untranslated" };
  if (text === now) return { kind: "unchanged", seen: isPresentSource && !entry.needsReview };
  if (entry.base === textHash(text)) return { kind: "unchanged", seen: false };
  if (text === "") return refused("the translation is empty; the project keeps its own");
  if (!isPresentSource) return refused("the source text has changed since the export: export it again");
  if (entry.needsReview) return refused("marked as unfinished: take the mark away when the text is done");
  if (now === "") return { kind: "changed", text };
  if (entry.base === undefined) return refused("the project has a text here, and the file no longer says which one it was exported with");
  if (entry.base !== textHash(now)) return refused("the project's text is newer than the export: export it again and compare");
  return { kind: "changed", text };
}

const withoutIndents = (text: string): string => text.replace(/^[^\S\n]+/gm, "");

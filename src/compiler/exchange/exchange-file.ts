import { createHash } from "node:crypto";
import type { Locale } from "#domain/locale.ts";

/** What a translator sends back, whatever the format: one course, or the reference shelf, in one language. */
export interface ExchangeFile {
  readonly set: string;
  readonly locale: Locale;
  readonly entries: readonly ExchangeEntry[];
}
export interface ExchangeEntry {
  readonly id: string;
  readonly source: string;
  /** Empty where it is not translated. */
  readonly target: string;
  /** Whoever translates has not finished with it, or has not looked at it since it became stale. */
  readonly needsReview: boolean;
  /** `textHash` of the translation that was exported; undefined where the file no longer says. */
  readonly base: string | undefined;
}

/** One text as it leaves the project. */
export interface ExportEntry extends ExchangeEntry {
  readonly base: string;
  /** Whether its links and bold words are marks. */
  readonly isMarkdown: boolean;
  /** How far the project's translation was looked at; undefined where there is none. */
  readonly state: string | undefined;
  /** Where the source stands, for whoever wants to look. */
  readonly place: string;
  /** What a translator has to know about it. */
  readonly notes: readonly string[];
}

/** A text without what editors of translations change on their own: composition, white space at the ends of lines. */
export const comparable = (text: string): string =>
  text
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();

/** Eight digits, the same for texts that are `comparable`. */
export const textHash = (text: string): string => createHash("sha256").update(comparable(text)).digest("hex").slice(0, 8);

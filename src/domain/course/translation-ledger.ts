import type { Locale } from "#domain/locale.ts";
import type { TranslationState } from "./text.ts";

/** Where the text of an activity comes from, part by part: a file of the pack of its own, since few readers ask. */
export interface TranslationLedger {
  readonly format: 1;
  readonly sourceLocale: Locale;
  /** In reading order; `id` is that of a block or an item, `nodes/id` and the like in a scenario, or empty for title and heading. */
  readonly parts: readonly LedgerPart[];
  /** A part without translation is missing in its language. */
  readonly translations: { readonly [locale in Locale]?: { readonly [part: string]: TranslatedPart } };
}
export interface LedgerPart {
  readonly id: string;
  /** Hash of the source text as it is now: 8 hexadecimal digits (`compiler/source/source-hash.ts`). */
  readonly version: string;
}
export interface TranslatedPart {
  readonly state: TranslationState;
  /** A person; absent where a machine translated. */
  readonly by?: string;
  /** Version of the source that was translated; absent where nobody has confirmed it. */
  readonly of?: string;
}

export type LedgerStatus = "current" | "stale" | "unconfirmed" | "missing";

export function ledgerStatus({ version }: LedgerPart, translated: TranslatedPart | undefined): LedgerStatus {
  if (!translated) return "missing";
  if (translated.of === undefined) return "unconfirmed";
  return translated.of === version ? "current" : "stale";
}

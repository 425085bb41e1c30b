import type { Locale } from "#domain/locale.ts";

/**
 * Compiled text: a string, or `[tag, attributes or 0, ...children]`. Only the tags and attributes that `page/text.ts`
 * knows are shown; adjacent strings are always merged, so that markup made from a node hydrates without separators.
 * Inline tags of our own: `term` (attribute `id`), `cite` (attribute `ref`, written out by the file's table), `sym` (an isolated symbol such as A/70/174).
 */
export type TextNode = string | TextElement;
export type TextElement = readonly [tag: string, attributes: TextAttributes | 0, ...children: TextNode[]];
export type TextAttributes = { readonly [name: string]: string | number | true };

/** `machine`: nobody read it; `checked`: a second machine reader compared it; `draft`: a person wrote or corrected it; `reviewed`: a named person compared it. */
export type TranslationState = "source" | "machine" | "checked" | "draft" | "reviewed";

/** What the reader is told about one piece of text (a stale or missing translation is shown and labelled). */
export interface TextProvenance {
  readonly state: TranslationState;
  /** Who translated or reviewed, if a person. */
  readonly by?: string;
  /** The source changed after this text was confirmed. */
  readonly stale?: true;
  /** The text is not in the file's language but in this one, because no translation exists. */
  readonly lang?: Locale;
}

/** `library-id:pinpoint`, or `library-id` alone for entries without pinpoints, e.g. `ilc-articles:49(1)`. */
export type CiteRef = string;

/** One citation written out in the reader's language by the compiler. */
export interface CiteWords {
  /** Short name of the instrument or its symbol. */
  readonly instrument: string;
  /** Set when `instrument` is not in the file's language. */
  readonly lang?: Locale;
  /** The pinpoint in words of the language, kept together by no-break spaces: `art. 49 (1)`. */
  readonly pinpoint?: string;
  /** `true` when `instrument` is a document symbol, to be isolated left to right. */
  readonly symbol?: true;
}
export type CiteTable = { readonly [ref: CiteRef]: CiteWords };

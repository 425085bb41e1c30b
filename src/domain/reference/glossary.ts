import type { Locale } from "#domain/locale.ts";
import type { CiteRef, CiteTable } from "../course/text.ts";
import type { Certainty, ReferenceText } from "./reference-text.ts";

/** kebab-case, lasting; `[words](term:id)` in a text names it. */
export type TermId = string;

/**
 * Terms in the order of their subject. The six equivalents stand here and not in the words files: they are what an entry is about, and
 * a reader in one language looks up the other five.
 */
export interface GlossaryStructure {
  readonly format: 1;
  readonly terms: readonly GlossaryTerm[];
}
export interface GlossaryTerm {
  readonly id: TermId;
  /** Subject, e.g. `state-responsibility`; its name is an interface word. */
  readonly category: string;
  /** Primary documents. */
  readonly cite: readonly CiteRef[];
  /** A language without a certain form is missing. */
  readonly forms: { readonly [locale in Locale]?: TermForm };
}
export interface TermForm {
  readonly term: string;
  /** Other forms that are in use. */
  readonly variants?: readonly string[];
  readonly certainty: Certainty;
  /** Where the form was seen, in English. */
  readonly evidence?: string;
}

export interface GlossaryWords {
  readonly terms: { readonly [id: TermId]: TermText };
}
export interface TermText {
  readonly definition?: ReferenceText;
  /** False friends, and what to watch in use. */
  readonly note?: ReferenceText;
  /** Sources that are not in the library, or more than one document. */
  readonly source?: ReferenceText;
  /** How the primary documents are written out. */
  readonly cites?: CiteTable;
}

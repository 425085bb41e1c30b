import type { CiteRef, CiteTable } from "#domain/course/text.ts";
import type { TermId } from "./glossary.ts";
import type { Certainty, ReferenceText } from "./reference-text.ts";

/** Points of law on which States and organisations have published views, and who holds what. No verdict is given. */
export interface PositionsStructure {
  readonly format: 1;
  readonly points: readonly ContestedPoint[];
  readonly holders: readonly PositionHolder[];
}
export interface ContestedPoint {
  readonly id: string;
  readonly term?: TermId;
  /** Instruments that the point turns on. */
  readonly cite: readonly CiteRef[];
  /** Every view that is found, in the order of the file, and who holds it. A holder stands under one view at most. */
  readonly views: readonly { readonly id: string; readonly holders: readonly ViewHolder[] }[];
}
export interface ViewHolder {
  readonly id: string;
  /** Years of the papers in which the view was found. */
  readonly years: readonly number[];
}
export interface PositionHolder {
  readonly id: string;
  readonly kind: "state" | "organisation";
  readonly certainty: Certainty;
  /** The papers themselves, where the library has them. */
  readonly cite: readonly CiteRef[];
}

export interface PositionsWords {
  readonly points: { readonly [id: string]: PointText };
  readonly holders: { readonly [id: string]: { readonly name: ReferenceText; readonly note?: ReferenceText } };
  readonly cites: CiteTable;
}
export interface PointText {
  readonly title: ReferenceText;
  /** What is asked, without an answer. */
  readonly question: ReferenceText;
  readonly views: { readonly [id: string]: ReferenceText };
}

import type { Basis, Standing } from "#domain/course/lesson.ts";
import type { Certainty, ReferenceText } from "./reference-text.ts";

/** kebab-case, lasting; the part of a `CiteRef` before the colon. */
export type InstrumentId = string;

export const instrumentTypes = [
  "treaty",
  "ilc",
  "case",
  "resolution",
  "decision",
  "report",
  "position",
  "initiative",
  "standard",
  "tool",
  "scholarship",
  "other",
] as const;
export type InstrumentType = (typeof instrumentTypes)[number];

/** Documents that courses cite, in the order of the library. */
export interface LibraryStructure {
  readonly format: 1;
  readonly instruments: readonly Instrument[];
}
export interface Instrument {
  readonly id: InstrumentId;
  readonly type: InstrumentType;
  readonly year: number;
  /** `2019-05-29`, `2019-05` or `2019`, where the day or month matters (positions). */
  readonly date?: string;
  readonly symbol?: string;
  /** `symbol` is the symbol of a United Nations document, to be isolated left to right. */
  readonly documentSymbol?: true;
  /** The official text on the web, in English. */
  readonly url?: string;
}

/**
 * What kind of authority an entry has by its type alone. Undefined where that depends on what is cited: a report holds agreed norms and
 * opinions, an organ recommends or decides.
 */
export function standingOfType(type: InstrumentType): { readonly standing: Standing; readonly basis?: Basis } | undefined {
  switch (type) {
    case "treaty":
      return { standing: "binding", basis: "treaty" };
    case "ilc":
      return { standing: "binding", basis: "codified" };
    case "position":
    case "scholarship":
      return { standing: type };
    default:
      return undefined;
  }
}

export interface LibraryWords {
  readonly instruments: { readonly [id: InstrumentId]: InstrumentText };
}
export interface InstrumentText {
  /** `lang` is set where the language has no supported title. */
  readonly title: ReferenceText;
  readonly certainty: Certainty;
  /** The title describes the document; it is not the document's own. */
  readonly described?: true;
  readonly short?: string;
  /** The organ that adopted it, or the State whose position it is. */
  readonly body?: ReferenceText;
  readonly summary?: ReferenceText;
}

import type { Locale } from "../locale.ts";
import type { Phrase, SearchKind, SearchPlace } from "./document.ts";
import type { Segment } from "./passage.ts";

/** What a search found, ready to be shown. */
export interface SearchAnswer {
  /** only-common-words: nothing but words that stand in almost every text; empty: nothing that can be searched for. */
  readonly outcome: "found" | "nothing" | "only-common-words" | "empty";
  /** `some`: nothing holds every word, so these hold at least one of them. */
  readonly match: "every" | "some";
  /** The query was long; only its beginning was searched for. */
  readonly shortened: boolean;
  /** The kind with the best result first. Kinds without results are left out. */
  readonly groups: readonly ResultGroup[];
}
export interface ResultGroup {
  readonly kind: SearchKind;
  readonly total: number;
  /** The best first, as many as were asked for. */
  readonly results: readonly SearchResult[];
}
export interface SearchResult {
  readonly id: string;
  readonly place: SearchPlace;
  /** The language in which the text was found; a link opens it in this one. */
  readonly reader: Locale;
  readonly name?: ShownText;
  readonly where: readonly Phrase[];
  readonly passage: ShownText;
}
export interface ShownText {
  readonly locale: Locale;
  readonly segments: readonly Segment[];
}

/** Why a response cannot be graded. Such a response is not an attempt and is not recorded. */
export type UnscorableCode =
  | "response-shape"
  | "response-empty"
  | "response-too-long"
  | "response-incomplete"
  | "option-unknown"
  | "option-repeated";

/**
 * The outcome of one response. `scaled` is the share of the item's points, 0 to 1 (xAPI Data 2.4.5.1).
 * `parts`: for kinds with partial credit, whether the decision about each option, prompt, step or statement was right.
 */
export type Grade =
  | { readonly kind: "scored"; readonly scaled: number; readonly parts?: { readonly [id: string]: boolean } }
  | { readonly kind: "unscorable"; readonly code: UnscorableCode }
  | { readonly kind: "self-marked" };

export const unscorable = (code: UnscorableCode): Grade => ({ kind: "unscorable", code });

export const allOrNothing = (right: boolean): Grade => ({ kind: "scored", scaled: right ? 1 : 0 });

/**
 * Partial credit in whole points, rounded down, so that only a wholly right response earns them all (docs/decisions/0003).
 * `right` of `outOf` is the share earned; `right` may be negative where wrong picks are taken off.
 */
export function wholePoints(right: number, outOf: number, points: number): number {
  if (right >= outOf) return 1;
  if (right <= 0) return 0;
  return Math.floor((right * points) / outOf) / points;
}

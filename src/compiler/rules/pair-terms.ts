import type { Nodes } from "mdast";
import { type Diagnostic, error, type Place } from "../diagnostic.ts";
import { linkTargets } from "../markdown/links.ts";
import type { BlockPairRule } from "./rule.ts";

/** The terms marked in the source are marked in the translation, and no others. */
export const pairTerms: BlockPairRule = ({ source, translation }) =>
  compareTerms(source.id, [...source.label, ...source.body], [...translation.label, ...translation.body], translation);

export function* compareTerms(id: string, source: readonly Nodes[], translation: readonly Nodes[], place: Place): Generator<Diagnostic> {
  const [there, here] = [new Set(linkTargets(source, "term:")), new Set(linkTargets(translation, "term:"))];
  for (const term of there)
    if (!here.has(term)) yield error("pair-terms", place, `"${id}": the source marks the term "${term}", here it is not marked`);
  for (const term of here)
    if (!there.has(term)) yield error("pair-terms", place, `"${id}": the term "${term}" is not marked in the source`);
}

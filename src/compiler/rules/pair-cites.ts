import type { Nodes } from "mdast";
import { type Diagnostic, error, type Place } from "../diagnostic.ts";
import { linkTargets } from "../markdown/links.ts";
import { difference } from "./multiset.ts";
import type { BlockPairRule } from "./rule.ts";

/** The same citations as in the source, each as often. */
export const pairCites: BlockPairRule = ({ source, translation }) =>
  compareCites(source.id, [...source.label, ...source.body], [...translation.label, ...translation.body], translation);

export function* compareCites(id: string, source: readonly Nodes[], translation: readonly Nodes[], place: Place): Generator<Diagnostic> {
  const { missing, extra } = difference(linkTargets(source, "cite:"), linkTargets(translation, "cite:"));
  for (const ref of missing) yield error("pair-cites", place, `"${id}": the source cites ${ref} here`);
  for (const ref of extra) yield error("pair-cites", place, `"${id}": the source does not cite ${ref}`);
}

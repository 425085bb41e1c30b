import { type Diagnostic, type Place, warning } from "../diagnostic.ts";
import { blockProvenance } from "../markdown/lesson-text.ts";
import type { Provenance } from "../schema/common.ts";
import { sourceHash } from "../source/source-hash.ts";
import type { BlockPairRule } from "./rule.ts";

export const blockStale: BlockPairRule = ({ source, translation }) =>
  source.kind === "figure" ? [] : checkStale(`"${source.id}"`, blockProvenance(translation), sourceHash(source.words), translation);

/** The source has changed since the translation was confirmed. */
export function* checkStale(what: string, { of }: Provenance, hash: string, place: Place): Generator<Diagnostic> {
  if (of !== undefined && of !== hash) yield warning("translation-stale", place, `${what} translates ${of}, the source is now ${hash}`);
}

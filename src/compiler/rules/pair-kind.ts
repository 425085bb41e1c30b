import { error } from "../diagnostic.ts";
import type { BlockPairRule } from "./rule.ts";

export const pairKind: BlockPairRule = function* ({ source, translation }) {
  if (source.kind !== translation.kind)
    yield error("pair-kind", translation, `"${source.id}": the source has a ${source.kind}, here a ${translation.kind}`);
};

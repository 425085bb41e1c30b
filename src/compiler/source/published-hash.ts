import { createHash } from "node:crypto";
import type { ItemYaml } from "../schema/quiz-schema.ts";

/** What may never change once an item is published: kind, points, key and the ids of its parts. */
export function publishedHash(item: ItemYaml): string {
  const frozen = JSON.stringify([item.kind, item.points, item.counts, keyOf(item)]);
  return createHash("sha256").update(frozen).digest("hex").slice(0, 16);
}

const sorted = <T>(record: { readonly [id: string]: T }): readonly (readonly [string, T])[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

function keyOf(item: ItemYaml): unknown {
  switch (item.kind) {
    case "single":
    case "multiple":
      return sorted(item.choices).map(([id, { key }]) => [id, key === true]);
    case "true-false":
      return item.key;
    case "matching":
      return [[...item.prompts].sort(), [...item.targets].sort(), sorted(item.key)];
    case "ordering":
      return [[...item.steps].sort(), item.key.map((tier) => [...tier].sort())];
    case "short-text":
      return [item.key.term, Object.keys(item.wrong).sort()];
    case "numeric":
      return [item.key.value, item.key.tolerance];
    case "classification":
      return [[...item.bins].sort(), sorted(item.key)];
    case "case":
      return sorted(item.criteria).map(([id, { points }]) => [id, points]);
  }
}

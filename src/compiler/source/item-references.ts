import type { CiteRef } from "#domain/course/text.ts";
import type { ItemYaml } from "../schema/quiz-schema.ts";

/** Every reference in the structure of an item, in its order. */
export function itemCites(item: ItemYaml): readonly CiteRef[] {
  switch (item.kind) {
    case "single":
    case "multiple":
      return [...item.cite, ...Object.values(item.choices).flatMap(({ cite }) => cite ?? [])];
    case "matching":
    case "classification":
      return [...item.cite, ...Object.values(item.cites).flat()];
    case "case":
      return [...item.cite, ...Object.values(item.criteria).flatMap(({ cite }) => cite)];
    default:
      return item.cite;
  }
}

/** Every misconception an item names, each once. */
export function itemMisconceptions(item: ItemYaml): readonly string[] {
  return [...new Set(allMisconceptions(item).filter((id) => id !== undefined && id !== null))];
}

function allMisconceptions(item: ItemYaml): readonly (string | null | undefined)[] {
  switch (item.kind) {
    case "single":
    case "multiple":
      return Object.values(item.choices).flatMap(({ misconception, missed }) => [misconception, missed]);
    case "true-false":
      return [item.misconception];
    case "matching":
    case "ordering":
    case "classification":
      return Object.values(item.misconceptions);
    case "short-text":
      return Object.values(item.wrong);
    case "numeric":
      return Object.values(item.wrong).map(({ misconception }) => misconception);
    case "case":
      return Object.values(item.criteria).map(({ misconception }) => misconception);
  }
}

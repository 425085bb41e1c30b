import type { Beat } from "#domain/scenario/engine.ts";
import type { Exploration } from "./explore.ts";

/** Every stretch of the story: what is met before the first decision, and after each. */
export const stretchesOf = ({ beginnings, places }: Exploration): readonly (readonly Beat[])[] => [
  ...beginnings.map(({ beats }) => beats),
  ...places.flatMap(({ passages }) => passages.map(({ beats }) => beats)),
];

/** Ids of everything that is met on some path. */
export function beatsMet(story: Exploration): { readonly [kind in Beat["kind"]]: ReadonlySet<string> } {
  const met = { node: new Set<string>(), inject: new Set<string>(), evidence: new Set<string>() };
  for (const { kind, id } of stretchesOf(story).flat()) met[kind].add(id);
  return met;
}

/** Names what a beat brings: `node/morning`. */
export const beatKey = ({ kind, id }: Beat): string => `${kind}/${id}`;

import type { Path } from "#domain/scenario/scenario-state.ts";
import type { StoryPlace } from "#domain/scenario/story-tree.ts";

/** The place of a map that a path leads to; undefined where it leaves the map. */
export function placeOf(tree: StoryPlace, path: Path): StoryPlace | undefined {
  const key = JSON.stringify(path);
  if (JSON.stringify(tree.path) === key) return tree;
  for (const { leadsTo } of tree.branches) {
    const found = placeOf(leadsTo, path);
    if (found) return found;
  }
  return undefined;
}

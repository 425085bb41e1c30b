import { error } from "../diagnostic.ts";
import type { NodeYaml } from "../schema/scenario-schema.ts";
import type { StoryRule } from "./rule.ts";

/** From every node some way leads to an ending, whatever the conditions: there is no circle without a way out. */
export const pathEnds: StoryRule = function* ({ scenario: { yaml } }) {
  const ends = nodesThatEnd(yaml.value.nodes);
  for (const [index, { id }] of yaml.value.nodes.entries()) {
    if (!ends.has(id)) yield error("path-ends", yaml.place(["nodes", index], id), "no way leads from here to an ending");
  }
};

/** Ids of the nodes from which an ending can be reached. */
export function nodesThatEnd(nodes: readonly NodeYaml[]): ReadonlySet<string> {
  const ends = new Set(nodes.filter(({ kind }) => kind === "ending").map(({ id }) => id));
  for (let before = -1; before !== ends.size; ) {
    before = ends.size;
    for (const node of nodes) if (targetsOf(node).some((to) => ends.has(to))) ends.add(node.id);
  }
  return ends;
}

function targetsOf(node: NodeYaml): readonly string[] {
  if (node.kind === "scene") return node.ways.map(({ to }) => to);
  if (node.kind === "ending") return [];
  return node.options.flatMap(({ to, outcomes = [] }) => [...(to === undefined ? [] : [to]), ...outcomes.map((outcome) => outcome.to)]);
}

import { error } from "../diagnostic.ts";
import { writePath } from "../scenario/write-path.ts";
import { nodesThatEnd } from "./path-ends.ts";
import type { StoryRule } from "./rule.ts";

/** Wherever a story stands that has not ended, it can go on. Reported once a node, with a path that shows it. */
export const deadEnd: StoryRule = function* ({ scenario: { yaml }, story }) {
  const { nodes } = yaml.value;
  const reported = new Set<string>();
  const ends = nodesThatEnd(nodes);
  for (const { phase, state, path } of story.places) {
    if (phase !== "stuck" || reported.has(state.node) || !ends.has(state.node)) continue;
    reported.add(state.node);
    const index = nodes.findIndex(({ id }) => id === state.node);
    const what = nodes[index]?.kind === "scene" ? "no way on" : "no option left";
    yield error("dead-end", yaml.place(["nodes", index], state.node), `${what}, as ${state.role}: ${writePath(path)}`);
  }
};

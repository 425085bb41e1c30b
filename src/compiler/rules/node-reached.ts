import { error } from "../diagnostic.ts";
import { beatsMet } from "../scenario/beats-met.ts";
import type { StoryRule } from "./rule.ts";

/** Every node and every piece of evidence is met on some path, and so is every inject that has no condition. */
export const nodeReached: StoryRule = function* ({ scenario: { yaml }, story }) {
  if (!story.isComplete) return;
  const met = beatsMet(story);
  const { nodes, evidence, injects } = yaml.value;
  for (const [index, { id }] of nodes.entries())
    if (!met.node.has(id)) yield error("node-reached", yaml.place(["nodes", index], id), "no path comes here");
  for (const [index, { id }] of evidence.entries())
    if (!met.evidence.has(id)) yield error("node-reached", yaml.place(["evidence", index], id), "no path brings this on file");
  for (const [index, { id, when }] of injects.entries()) {
    if (when === undefined && !met.inject.has(id))
      yield error("node-reached", yaml.place(["injects", index], id), "every story ends before this arrives");
  }
};

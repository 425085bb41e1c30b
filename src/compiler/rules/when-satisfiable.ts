import { choiceOf } from "#domain/scenario/engine.ts";
import { holds } from "#domain/scenario/scenario-state.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { beatsMet, stretchesOf } from "../scenario/beats-met.ts";
import type { Exploration } from "../scenario/explore.ts";
import type { YamlPath } from "../source/read-yaml.ts";
import type { StoryRule } from "./rule.ts";

/** Every condition holds on some path: of an option, an outcome, a way, an inject, a criterion. */
export const whenSatisfiable: StoryRule = function* ({ scenario: { yaml }, story }) {
  if (!story.isComplete) return;
  const met = beatsMet(story);
  const choices = new Set(story.places.flatMap(({ passages }) => passages.map(({ choice }) => choice)));
  const outcomes = new Set(story.places.flatMap(({ passages }) => passages.map(({ choice, outcome }) => `${choice}/${outcome}`)));
  const ways = waysTaken(story);
  const never = (path: YamlPath, id: string, what: string): Diagnostic =>
    error("when-satisfiable", yaml.place(path, id), `on no path ${what}`);
  for (const [index, node] of yaml.value.nodes.entries()) {
    if (!met.node.has(node.id) || node.kind === "ending") continue;
    if (node.kind === "scene") {
      for (const [way, { to }] of node.ways.entries())
        if (!ways.has(`${node.id}/${to}`)) yield never(["nodes", index, "ways", way], to, "does the story go this way");
      continue;
    }
    for (const [place, { id, outcomes: written = [] }] of node.options.entries()) {
      const choice = choiceOf(node.id, id);
      const path = ["nodes", index, "options", place];
      if (!choices.has(choice)) yield never(path, id, "is this option offered");
      else
        for (const [number, outcome] of written.entries())
          if (!outcomes.has(`${choice}/${outcome.id}`)) yield never([...path, "outcomes", number], outcome.id, "is this the outcome");
    }
  }
  for (const [index, { id, when }] of yaml.value.injects.entries())
    if (when !== undefined && !met.inject.has(id)) yield never(["injects", index], id, "does this arrive");
  const endings = story.places.filter(({ phase }) => phase === "ended");
  for (const [index, { id, when }] of story.structure.rubric.entries())
    if (!endings.some(({ state }) => holds(when, state))) yield never(["rubric", index], id, "is this criterion met");
};

/** `from/to` for every two nodes that follow each other without a decision between. */
function waysTaken(story: Exploration): ReadonlySet<string> {
  const nodes = stretchesOf(story).map((beats) => beats.filter(({ kind }) => kind === "node").map(({ id }) => id));
  return new Set(nodes.flatMap((ids) => ids.slice(1).map((id, index) => `${ids[index]}/${id}`)));
}

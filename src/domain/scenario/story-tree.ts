import type { ScenarioStructure } from "#domain/course/scenario.ts";
import { availableOptions, beginScenario, decide, type Phase, phaseOf } from "./engine.ts";
import type { Cast } from "./replay.ts";
import type { Decision } from "./run.ts";
import type { Path, ScenarioState } from "./scenario-state.ts";

/** A place of the story that a run has come to, with everything that was tried from there. */
export interface StoryPlace {
  /** The choices that lead to it. */
  readonly path: Path;
  readonly state: ScenarioState;
  readonly phase: Phase;
  /** In the order of the decisions given, each option once. */
  readonly branches: readonly StoryBranch[];
  /** Ids of the options that are open here and were not tried. */
  readonly untried: readonly string[];
}
export interface StoryBranch {
  readonly option: string;
  readonly leadsTo: StoryPlace;
}

/** The map of a run: all its paths as one tree, from the beginning. Decisions that this version does not offer are left out. */
export function storyTree(structure: ScenarioStructure, { role, drawn }: Cast, decisions: readonly Decision[]): StoryPlace {
  const byPlace = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const key = JSON.stringify(decision.path);
    byPlace.set(key, [...(byPlace.get(key) ?? []), decision]);
  }
  const placeAt = (path: Path, state: ScenarioState): StoryPlace => {
    const branches = (byPlace.get(JSON.stringify(path)) ?? []).flatMap(({ choice }): StoryBranch[] => {
      const step = decide(structure, state, choice);
      return step.ok ? [{ option: step.value.option.id, leadsTo: placeAt([...path, choice], step.value.state) }] : [];
    });
    const tried = new Set(branches.map(({ option }) => option));
    const untried = availableOptions(structure, state).flatMap(({ id }) => (tried.has(id) ? [] : [id]));
    return { path, state, phase: phaseOf(structure, state), branches, untried };
  };
  return placeAt([], beginScenario(structure, role, drawn).state);
}

/** The places from which nothing was tried: endings, and where a path was left. */
export const tipsOf = (place: StoryPlace): readonly StoryPlace[] =>
  place.branches.length === 0 ? [place] : place.branches.flatMap(({ leadsTo }) => tipsOf(leadsTo));

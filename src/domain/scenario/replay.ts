import type { FlagId, RoleId, ScenarioStructure } from "#domain/course/scenario.ts";
import { type Arrival, beginScenario, decide, drawChances, type Step } from "./engine.ts";
import type { Path, ScenarioState } from "./scenario-state.ts";

/** Who plays, and what chance has settled. */
export interface Cast {
  readonly role: RoleId;
  readonly drawn: readonly FlagId[];
}

/** The id of an attempt is its seed. */
export const castOf = (structure: ScenarioStructure, role: RoleId, seed: string): Cast => ({ role, drawn: drawChances(structure, seed) });

export interface Replay {
  readonly beginning: Arrival;
  /** One for each choice that was offered when its turn came. */
  readonly steps: readonly Step[];
  readonly end: ScenarioState;
  /** Choices that this version of the scenario does not offer there, from the first one on: kept and not followed. */
  readonly setAside: Path;
}

/** Plays a path from the beginning. The same structure, cast and path always give the same replay. Never throws. */
export function replay(structure: ScenarioStructure, { role, drawn }: Cast, path: Path): Replay {
  const beginning = beginScenario(structure, role, drawn);
  const steps: Step[] = [];
  let end = beginning.state;
  for (const choice of path) {
    const step = decide(structure, end, choice);
    if (!step.ok) break;
    steps.push(step.value);
    end = step.value.state;
  }
  return { beginning, steps, end, setAside: path.slice(steps.length) };
}

/** Two paths side by side. */
export interface PathComparison {
  /** How many choices they have in common from the beginning. */
  readonly shared: number;
  /** The decision at which they part; absent if one goes on from where the other stops, or they are the same. */
  readonly partAt?: string;
  readonly ends: readonly [ScenarioState, ScenarioState];
}

export function comparePaths(a: Replay, b: Replay): PathComparison {
  const differs = a.steps.findIndex((step, index) => step.choice !== b.steps[index]?.choice);
  const shared = differs < 0 ? a.steps.length : differs;
  const before = a.steps[shared - 1]?.state ?? a.beginning.state;
  const parts = shared < a.steps.length && shared < b.steps.length;
  return { shared, ...(parts && { partAt: before.node }), ends: [a.end, b.end] };
}

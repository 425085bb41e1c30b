import type { ScenarioStructure } from "#domain/course/scenario.ts";
import { availableOptions, scoreOf } from "./engine.ts";
import type { Replay } from "./replay.ts";
import { holds } from "./scenario-state.ts";

export interface CriterionScore {
  readonly id: string;
  readonly points: number;
  readonly isMet: boolean;
}
export interface DecisionScore {
  /** 0 to 2. */
  readonly score: number;
  /** The best that was offered there, 0 to 2. */
  readonly best: number;
  /** Ids of the options that would have been worth more. */
  readonly better: readonly string[];
}
export interface RunScore {
  readonly decisions: readonly DecisionScore[];
  readonly criteria: readonly CriterionScore[];
  readonly earned: number;
  /** What the decisions met on this path, and the rubric, could have earned. */
  readonly points: number;
  /** `earned` of `points`, 0 to 1. */
  readonly scaled: number;
}

/** Scores a path: every decision by its option, and where it ends by the rubric. */
export function scoreRun(structure: ScenarioStructure, { beginning, steps, end }: Replay): RunScore {
  const decisions = steps.map(({ option }, index): DecisionScore => {
    const state = steps[index - 1]?.state ?? beginning.state;
    const score = scoreOf(option, state);
    const offered = availableOptions(structure, state).map((other) => ({ id: other.id, score: scoreOf(other, state) }));
    const better = offered.filter((other) => other.score > score).map(({ id }) => id);
    return { score, best: Math.max(score, ...offered.map((other) => other.score)), better };
  });
  const criteria = structure.rubric.map(({ id, points, when }) => ({ id, points, isMet: holds(when, end) }));
  const earned = sum(decisions.map(({ score }) => score)) + sum(criteria.map(({ points, isMet }) => (isMet ? points : 0)));
  const points = sum(decisions.map(({ best }) => best)) + sum(criteria.map((criterion) => criterion.points));
  return { decisions, criteria, earned, points, scaled: points === 0 ? 0 : earned / points };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

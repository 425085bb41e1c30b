import type { ScenarioStructure } from "#domain/course/scenario.ts";
import type { Statement } from "#domain/record/statement.ts";
import { phaseOf } from "#domain/scenario/engine.ts";
import { castOf, replay } from "#domain/scenario/replay.ts";
import { scoreRun } from "#domain/scenario/score-run.ts";

/**
 * Plays a run again to the ending that its `completed` names. The attempt's id is the seed, so a device cannot choose what chance settles.
 * A path that the story does not offer, or that comes to no ending, earns nothing.
 */
export function scoreCompletedRun(
  { attemptId = "", result = {} }: Statement,
  structure: ScenarioStructure,
): { scaled: number; points: number } {
  const { role = "", path } = result;
  const choices = Array.isArray(path) && path.every((choice) => typeof choice === "string") ? path : [];
  const played = replay(structure, castOf(structure, role, attemptId), choices);
  const score = scoreRun(structure, played);
  const isWhole = played.setAside.length === 0 && phaseOf(structure, played.end) === "ended";
  return { scaled: isWhole ? score.scaled : 0, points: score.points };
}

import type { EvidenceId, Reliability, ScenarioStructure } from "#domain/course/scenario.ts";
import type { Replay } from "#domain/scenario/replay.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";

/** How reliable a piece of evidence is held to be now. */
export const reliabilityOf = ({ evidence }: ScenarioStructure, { assessed }: ScenarioState, id: EvidenceId): Reliability =>
  assessed[id] ?? evidence.find((piece) => piece.id === id)?.reliability ?? "unknown";

export interface Reassessed {
  readonly id: EvidenceId;
  readonly from: Reliability;
  readonly to: Reliability;
}

/** Evidence that was on file before the last decision and has been judged anew since. */
export function reassessedSince(structure: ScenarioStructure, { beginning, steps, end }: Replay): readonly Reassessed[] {
  const before = steps.at(-2)?.state ?? beginning.state;
  return before.evidence.flatMap((id) => {
    const [from, to] = [reliabilityOf(structure, before, id), reliabilityOf(structure, end, id)];
    return from === to ? [] : [{ id, from, to }];
  });
}

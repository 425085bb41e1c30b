import {
  type Condition,
  type Effects,
  type EvidenceId,
  type FlagId,
  type Gauge,
  gauges,
  type NodeId,
  type Reliability,
  type RoleId,
} from "#domain/course/scenario.ts";

/** `node/option`: what was chosen, and where. */
export type Choice = string;
/** Choices from the beginning of the story; with role and seed it decides everything that happens. */
export type Path = readonly Choice[];

/** Where a run stands. Equal values are equal states: flags are sorted, and nothing of how they came about is kept but `taken`. */
export interface ScenarioState {
  readonly role: RoleId;
  readonly node: NodeId;
  /** Minutes since the story began. */
  readonly clock: number;
  readonly gauges: { readonly [gauge in Gauge]: number };
  readonly flags: readonly FlagId[];
  /** What is on file, by id. */
  readonly evidence: readonly EvidenceId[];
  /** Evidence that was judged anew; the rest is as reliable as the scenario says. */
  readonly assessed: { readonly [evidence: EvidenceId]: Reliability };
  /** Injects that have arrived. */
  readonly injects: readonly string[];
  /** An option is offered once on a path, so every path is finite. */
  readonly taken: readonly Choice[];
}

export function holds(condition: Condition | undefined, state: ScenarioState, unlawful = false): boolean {
  if (!condition) return true;
  const { roles, set, unset, atLeast, atMost, has, lacks, before, from, any } = condition;
  return (
    (roles?.includes(state.role) ?? true) &&
    (set?.every((flag) => state.flags.includes(flag)) ?? true) &&
    !unset?.some((flag) => state.flags.includes(flag)) &&
    gauges.every((gauge) => state.gauges[gauge] >= (atLeast?.[gauge] ?? Number.NEGATIVE_INFINITY)) &&
    gauges.every((gauge) => state.gauges[gauge] <= (atMost?.[gauge] ?? Number.POSITIVE_INFINITY)) &&
    (has?.every((id) => state.evidence.includes(id)) ?? true) &&
    !lacks?.some((id) => state.evidence.includes(id)) &&
    state.clock < (before ?? Number.POSITIVE_INFINITY) &&
    state.clock >= (from ?? 0) &&
    (condition.unlawful ?? unlawful) === unlawful &&
    (any?.some((one) => holds(one, state, unlawful)) ?? true)
  );
}

/** Flags are set before others are cleared. */
export function withEffects(state: ScenarioState, effects: Effects): ScenarioState {
  const { set = [], clear = [], reveals = [], assess = {} } = effects;
  const added = (gauge: Gauge): number => state.gauges[gauge] + (effects[gauge] ?? 0);
  return {
    ...state,
    gauges: { escalation: added("escalation"), legality: added("legality"), evidence: added("evidence"), trust: added("trust") },
    flags: set.length + clear.length === 0 ? state.flags : sortedUnion(state.flags, set).filter((flag) => !clear.includes(flag)),
    evidence: reveals.length === 0 ? state.evidence : sortedUnion(state.evidence, reveals),
    assessed: { ...state.assessed, ...assess },
  };
}

export const sortedUnion = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

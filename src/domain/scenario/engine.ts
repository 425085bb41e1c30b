import { seededRandom, shuffled } from "#domain/attempt/seeded-random.ts";
import type { DecisionNode, FlagId, NodeId, RoleId, ScenarioNode, ScenarioOption, ScenarioStructure } from "#domain/course/scenario.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { type Judgement, judgeAct } from "./law.ts";
import { type Choice, holds, type ScenarioState, sortedUnion, withEffects } from "./scenario-state.ts";

/**
 * The engine of scenarios: a state and a choice give the next state, and nothing else has a say. It never throws and always comes to
 * rest, also on a structure that the compiler would refuse: an option is offered once on a path, and a scene is passed once on the way
 * from one decision to the next. Where the story cannot go on the state is `stuck`, and the learner can go back.
 */
export type Phase = "deciding" | "ended" | "stuck";

/** Something that the learner meets, in the order of the story. */
export interface Beat {
  /** Minutes since the story began. */
  readonly at: number;
  readonly kind: "node" | "inject" | "evidence";
  readonly id: string;
}
export interface Arrival {
  readonly state: ScenarioState;
  readonly beats: readonly Beat[];
}
/** One decision and everything until the next one. */
export interface Step extends Arrival {
  readonly choice: Choice;
  readonly option: ScenarioOption;
  /** Id of the outcome. */
  readonly outcome: string;
  /** Of an option with an act. */
  readonly judgement?: Judgement;
}

export const choiceOf = (node: NodeId, option: string): Choice => `${node}/${option}`;

export const nodeOf = ({ nodes }: ScenarioStructure, id: NodeId): ScenarioNode | undefined => nodes.find((node) => node.id === id);

/** The flags that the seed of a run sets. */
export function drawChances({ chances }: ScenarioStructure, seed: string): readonly FlagId[] {
  return chances.flatMap(({ id, flags }) => flags.at(Math.floor(seededRandom(`${seed}/${id}`)() * flags.length)) ?? []);
}

/** The beginning of the story for a role; `drawn` are the flags of `drawChances`. An unknown role is stuck at once. */
export function beginScenario(structure: ScenarioStructure, role: RoleId, drawn: readonly FlagId[]): Arrival {
  const { escalation, legality, evidence, trust } = structure.gauges;
  const state: ScenarioState = {
    role,
    node: "",
    clock: 0,
    gauges: { escalation: escalation.start, legality: legality.start, evidence: evidence.start, trust: trust.start },
    flags: sortedUnion(drawn, []),
    evidence: [],
    assessed: {},
    injects: [],
    taken: [],
  };
  return travel(structure, state, structure.roles.find(({ id }) => id === role)?.start ?? "");
}

export function phaseOf(structure: ScenarioStructure, state: ScenarioState): Phase {
  if (nodeOf(structure, state.node)?.kind === "ending") return "ended";
  return availableOptions(structure, state).length > 0 ? "deciding" : "stuck";
}

/** The options that are open now, in the order in which the author wrote them. */
export function availableOptions(structure: ScenarioStructure, state: ScenarioState): readonly ScenarioOption[] {
  return decisionAt(structure, state)?.options.filter((option) => isOpen(option, state)) ?? [];
}

/** The same in the order in which they are shown, so that no place in the list gives an option away. */
export function shownOptions(structure: ScenarioStructure, state: ScenarioState, seed: string): readonly ScenarioOption[] {
  const order = shuffled(decisionAt(structure, state)?.options ?? [], seededRandom(`${seed}/${state.node}`));
  return order.filter((option) => isOpen(option, state));
}

/** What an option is worth in this state, 0 to 2. */
export function scoreOf({ act, score }: ScenarioOption, { flags }: ScenarioState): number {
  return act && judgeAct(act, flags).verdict === "unlawful" ? 0 : score;
}

/** Takes a decision: the act is judged first, on the facts as they stand; then the outcome follows. */
export function decide(structure: ScenarioStructure, state: ScenarioState, choice: Choice): Result<Step, { readonly code: "not-offered" }> {
  const option = availableOptions(structure, state).find(({ id }) => choiceOf(state.node, id) === choice);
  if (!option) return err({ code: "not-offered" });
  const judgement = option.act && judgeAct(option.act, state.flags);
  const isUnlawful = judgement?.verdict === "unlawful";
  const marked = { ...state, taken: sortedUnion(state.taken, [choice]) };
  const judged = isUnlawful ? withEffects(withEffects(marked, { set: ["own-wrong"] }), structure.unlawful) : marked;
  const outcome = option.outcomes.find(({ when }) => holds(when, judged, isUnlawful)) ?? option.outcomes.at(-1);
  if (!outcome) return err({ code: "not-offered" });
  const after = withEffects(judged, outcome.effects);
  const found = evidenceBeats(state, after, state.clock);
  const arrival = travel(structure, { ...after, clock: after.clock + outcome.takes }, outcome.to, state.clock);
  return ok({
    choice,
    option,
    outcome: outcome.id,
    ...(judgement && { judgement }),
    state: arrival.state,
    beats: [...found, ...arrival.beats],
  });
}

function decisionAt(structure: ScenarioStructure, { node }: ScenarioState): DecisionNode | undefined {
  const found = nodeOf(structure, node);
  return found?.kind === "decision" ? found : undefined;
}

const isOpen = ({ id, when, outcomes }: ScenarioOption, state: ScenarioState): boolean =>
  outcomes.length > 0 && !state.taken.includes(choiceOf(state.node, id)) && holds(when, state);

/** Goes to a node and on through scenes until a decision, an ending or the end of the way. */
function travel(structure: ScenarioStructure, from: ScenarioState, to: NodeId, leftAt = 0): Arrival {
  let state = from;
  let next: NodeId | undefined = to;
  let since = leftAt;
  const beats: Beat[] = [];
  const passed = new Set<NodeId>();
  while (next !== undefined) {
    const node = nodeOf(structure, next);
    state = { ...state, node: next, clock: Math.max(state.clock, node?.at ?? 0) };
    if (!node || passed.has(next)) break;
    passed.add(next);
    const injected = deliverInjects(structure, state, since);
    const arrived = withEffects(injected.state, node.effects);
    beats.push(...injected.beats, { at: arrived.clock, kind: "node", id: node.id });
    beats.push(...evidenceBeats(injected.state, arrived, arrived.clock));
    state = arrived;
    since = arrived.clock;
    next = node.kind === "scene" ? node.ways.find(({ when }) => holds(when, arrived))?.to : undefined;
  }
  return { state, beats };
}

/** Injects that are due, by their time; one may make way for a later one. `since`: the clock when it was last looked at. */
function deliverInjects(structure: ScenarioStructure, from: ScenarioState, since: number): Arrival {
  let state = from;
  const beats: Beat[] = [];
  const due = structure.injects.filter(({ id, at }) => at <= from.clock && !from.injects.includes(id)).sort((a, b) => a.at - b.at);
  for (const { id, at, when, effects } of due) {
    if (!holds(when, state)) continue;
    const before = state;
    const arrivedAt = Math.max(at, since);
    state = withEffects({ ...state, injects: sortedUnion(state.injects, [id]) }, effects);
    beats.push({ at: arrivedAt, kind: "inject", id }, ...evidenceBeats(before, state, arrivedAt));
  }
  return { state, beats };
}

const evidenceBeats = (before: ScenarioState, after: ScenarioState, at: number): readonly Beat[] =>
  after.evidence.filter((id) => !before.evidence.includes(id)).map((id) => ({ at, kind: "evidence", id }));

import { seededRandom } from "#domain/attempt/seeded-random.ts";
import { type Gauge, gauges, type ScenarioStructure } from "#domain/course/scenario.ts";
import {
  type Arrival,
  availableOptions,
  type Beat,
  beginScenario,
  choiceOf,
  decide,
  type Phase,
  phaseOf,
  scoreOf,
} from "#domain/scenario/engine.ts";
import type { Cast } from "#domain/scenario/replay.ts";
import type { Choice, Path, ScenarioState } from "#domain/scenario/scenario-state.ts";
import { storyKey } from "./what-is-read.ts";

/** How many different states of a story are looked at. Beyond it a part of the rest is, the same on every machine. */
const mostStates = 30_000;

/** One decision of the story, from one place to another. */
export interface Passage {
  readonly choice: Choice;
  readonly outcome: string;
  /** 0 to 2, after the law has had its say. */
  readonly score: number;
  readonly change: { readonly [gauge in Gauge]: number };
  readonly minutes: number;
  readonly beats: readonly Beat[];
  /** Index of the place it leads to; absent beyond the bound. */
  readonly to: number | undefined;
}
/** All states of a story that go on in the same way, by one of them. */
export interface Place {
  readonly state: ScenarioState;
  readonly phase: Phase;
  /** Choices from a beginning that lead here. */
  readonly path: Path;
  readonly passages: readonly Passage[];
}
export interface Beginning {
  readonly cast: Cast;
  readonly beats: readonly Beat[];
  readonly change: { readonly [gauge in Gauge]: number };
  readonly at: number | undefined;
}
export interface Exploration {
  readonly structure: ScenarioStructure;
  readonly beginnings: readonly Beginning[];
  readonly places: readonly Place[];
  /** Everything was looked at: what was not met does not exist. */
  readonly isComplete: boolean;
}

interface Found {
  readonly state: ScenarioState;
  readonly path: Path;
  passages: readonly Passage[];
}

/**
 * Plays a scenario in every way, for every role and every turn of chance. No place is met twice on a path, since an option is offered
 * once: the places and passages make a graph without circles.
 */
export function exploreScenario(structure: ScenarioStructure, bound = mostStates): Exploration {
  const keyOf = storyKey(structure);
  const indexOf = new Map<string, number>();
  const found: Found[] = [];
  const open: number[] = [];
  let isComplete = true;
  const indexFor = (state: ScenarioState, path: () => Path): number | undefined => {
    const key = keyOf(state);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    if (found.length >= bound) {
      isComplete = false;
      return undefined;
    }
    indexOf.set(key, found.length);
    open.push(found.length);
    return found.push({ state, path: path(), passages: [] }) - 1;
  };

  const beginnings: Beginning[] = [];
  for (const cast of castsOf(structure)) {
    if (beginnings.length >= bound) {
      isComplete = false;
      break;
    }
    const { state, beats } = beginScenario(structure, cast.role, cast.drawn);
    const start = gaugesAtStart(structure);
    beginnings.push({ cast, beats, change: changeOf(start, state.gauges), at: indexFor(state, () => []) });
  }
  const random = seededRandom(structure.id);
  for (let next = takeAny(open, random); next !== undefined; next = takeAny(open, random)) {
    const place = found[next];
    if (!place) continue;
    place.passages = availableOptions(structure, place.state).flatMap((option): readonly Passage[] => {
      const choice = choiceOf(place.state.node, option.id);
      const step = decide(structure, place.state, choice);
      if (!step.ok) return [];
      const { state, beats, outcome } = step.value;
      const score = scoreOf(option, place.state);
      const change = changeOf(place.state.gauges, state.gauges);
      const to = indexFor(state, () => [...place.path, choice]);
      return [{ choice, outcome, score, change, minutes: state.clock - place.state.clock, beats, to }];
    });
  }
  const places = found.map((place) => ({ ...place, phase: phaseOf(structure, place.state) }));
  return { structure, beginnings, places, isComplete };
}

/** Every role with every combination of what chance may settle. */
function* castsOf({ roles, chances }: ScenarioStructure): Generator<Cast> {
  for (const { id: role } of roles) for (const drawn of combinations(chances.map(({ flags }) => flags))) yield { role, drawn };
}
function* combinations([first, ...rest]: readonly (readonly string[])[]): Generator<readonly string[]> {
  if (!first) yield [];
  else for (const flag of first) for (const others of combinations(rest)) yield [flag, ...others];
}

/** The last one takes the place of the one that is taken. */
function takeAny(open: number[], random: () => number): number | undefined {
  const at = Math.floor(random() * open.length);
  const last = open.pop();
  if (last === undefined || at === open.length) return last;
  const taken = open[at];
  open[at] = last;
  return taken;
}

type Amounts = Arrival["state"]["gauges"];

const gaugesAtStart = ({ gauges: ranges }: ScenarioStructure): Amounts => ({
  escalation: ranges.escalation.start,
  legality: ranges.legality.start,
  evidence: ranges.evidence.start,
  trust: ranges.trust.start,
});

function changeOf(before: Amounts, after: Amounts): Amounts {
  const [escalation = 0, legality = 0, evidence = 0, trust = 0] = gauges.map((gauge) => after[gauge] - before[gauge]);
  return { escalation, legality, evidence, trust };
}

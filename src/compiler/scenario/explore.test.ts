import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Gauge, gauges, type ScenarioStructure } from "#domain/course/scenario.ts";
import { availableOptions, beginScenario, choiceOf, decide, phaseOf, type Step } from "#domain/scenario/engine.ts";
import { replay } from "#domain/scenario/replay.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";
import { anyForwardScenario, anyScenario } from "../../../tests/support/any-scenario.ts";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { beatsMet } from "./beats-met.ts";
import { exploreScenario } from "./explore.ts";
import { greatestWays } from "./greatest-ways.ts";
import { measurePaths } from "./measure-paths.ts";

/** Every path of a story, one by one, without merging any: slow and obvious. Undefined when there are too many. */
function playEverything(structure: ScenarioStructure, most: number): { states: ScenarioState[]; steps: Step[] } | undefined {
  const states = structure.roles.flatMap(({ id }) => ["alpha", "beta"].map((flag) => beginScenario(structure, id, [flag]).state));
  const steps: Step[] = [];
  for (let at = 0; at < states.length; at += 1) {
    const state = states[at];
    if (state === undefined || states.length > most) return undefined;
    for (const { id } of availableOptions(structure, state)) {
      const step = decide(structure, state, choiceOf(state.node, id));
      if (!step.ok) throw new Error("an offered option was refused");
      steps.push(step.value);
      states.push(step.value.state);
    }
  }
  return { states, steps };
}

const noWords = { ofBeat: () => 0, ofChoice: () => 0 };

/** How many paths come to each ending. */
function endingsOf(structure: ScenarioStructure, states: readonly ScenarioState[]): { readonly [ending: string]: number } {
  const counts: { [ending: string]: number } = {};
  for (const state of states) if (phaseOf(structure, state) === "ended") counts[state.node] = (counts[state.node] ?? 0) + 1;
  return counts;
}

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

describe("exploring a scenario", () => {
  it("meets exactly what playing every path meets, and counts as many paths to the same ends", () => {
    fc.assert(
      fc.property(fc.oneof(anyScenario, anyForwardScenario), (structure) => {
        const played = playEverything(structure, 300);
        fc.pre(played !== undefined);
        const story = exploreScenario(structure);
        const passages = story.places.flatMap((place) => place.passages);
        expect(story.isComplete).toBe(true);
        expect(sorted(story.places.map(({ state, phase }) => `${state.node} ${phase}`))).toEqual(
          sorted(played.states.map((state) => `${state.node} ${phaseOf(structure, state)}`)),
        );
        expect(sorted(passages.map(({ choice, outcome }) => `${choice} ${outcome}`))).toEqual(
          sorted(played.steps.map(({ choice, outcome }) => `${choice} ${outcome}`)),
        );
        const paths = Object.fromEntries(measurePaths(story, noWords).endings.map(({ ending, paths: count }) => [ending, count]));
        expect(paths).toEqual(endingsOf(structure, played.states));
        const met = beatsMet(story);
        const injects = played.states.flatMap((state) => state.injects);
        expect(sorted(met.inject)).toEqual(sorted(injects));
        expect(sorted(met.evidence)).toEqual(sorted(played.states.flatMap((state) => state.evidence)));
      }),
      { numRuns: 100 },
    );
  });

  it("finds how far each gauge can go", () => {
    fc.assert(
      fc.property(fc.oneof(anyScenario, anyForwardScenario), fc.constantFrom(...gauges), (structure, gauge: Gauge) => {
        const played = playEverything(structure, 300);
        fc.pre(played !== undefined);
        const story = exploreScenario(structure);
        const ways = greatestWays(story, ({ change }) => change[gauge]);
        const furthest = story.beginnings.map(({ change, at }) => change[gauge] + (ways[at ?? 0]?.amount ?? 0));
        const most = Math.max(...played.states.map((state) => state.gauges[gauge]));
        expect(structure.gauges[gauge].start + Math.max(...furthest)).toBe(most);
      }),
      { numRuns: 60 },
    );
  });

  it("gives a path that leads to each place", () => {
    const { places, beginnings } = exploreScenario(exampleScenario);
    for (const { path, state } of places) {
      const ends = beginnings.map(({ cast }) => replay(exampleScenario, cast, path).end);
      expect(ends).toContainEqual(state);
    }
  });

  it("merges what differs in nothing that counts: the turns of the weather", () => {
    const without = exploreScenario({ ...exampleScenario, chances: [] });
    const story = exploreScenario(exampleScenario);
    expect(story.beginnings).toHaveLength(4);
    expect(story.places).toHaveLength(without.places.length);
  });

  it("stops at its bound and says so", () => {
    const story = exploreScenario(exampleScenario, 3);
    expect(story.places).toHaveLength(3);
    expect(story.isComplete).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { availableOptions, beginScenario, choiceOf, decide } from "#domain/scenario/engine.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { drawStory } from "./draw-story.ts";
import { exploreScenario } from "./explore.ts";
import { measurePaths } from "./measure-paths.ts";
import { writeStory } from "./write-story.ts";

const structure = { ...exampleScenario, chances: [] };
const story = exploreScenario(structure);
/** Ten words for everything met, one for each consequence. */
const measure = measurePaths(story, { ofBeat: () => 10, ofChoice: () => 1 });

/** How many decisions every single path has. */
function lengths(state: ScenarioState): readonly number[] {
  const options = availableOptions(structure, state);
  if (options.length === 0) return [0];
  return options.flatMap(({ id }) => {
    const step = decide(structure, state, choiceOf(state.node, id));
    return step.ok ? lengths(step.value.state).map((length) => length + 1) : [];
  });
}

describe("the measure of a story", () => {
  it("counts every path once, and its decisions", () => {
    const all = structure.roles.flatMap(({ id }) => lengths(beginScenario(structure, id, []).state));
    expect(measure.paths).toBe(all.length);
    expect(measure.endings).toMatchObject([
      { ending: "end", paths: all.length, decisions: { least: Math.min(...all), most: Math.max(...all) } },
    ]);
  });

  it("gives the words of the shortest and the longest path to an ending", () => {
    // diplomat: second, settle, end; adviser: first, report, demand, second, write, first, wait, press, second, settle, end
    expect(measure.endings[0]?.words).toEqual({ least: 21, most: 74 });
  });

  it("gives the share of paths on which an option is chosen and a part is met", () => {
    expect(measure.met.get("node/end")).toBe(1);
    expect(measure.met.get("evidence/letter")).toBeUndefined();
    const ofFirst = (measure.chosen.get("first/demand") ?? 0) + (measure.chosen.get("first/wait") ?? 0);
    expect(ofFirst).toBeGreaterThan(0.5);
  });

  it("is written as a graph, and drawn as an SVG with every node", () => {
    const lines = writeStory(story, measure);
    expect(lines[0]).toBe("two-steps: 2 decisions, 1 endings reached, 2 roles (adviser, diplomat)");
    expect(lines).toContain(
      `${"  write [1] "}${Math.round(100 * (measure.chosen.get("second/write") ?? 0))}% if {set:[demand-made]}  -> first`,
    );
    const svg = drawStory(structure, measure);
    for (const { id } of structure.nodes) expect(svg).toContain(`>${id} `);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

import { describe, expect, it } from "vitest";
import type { ScenarioStructure } from "#domain/course/scenario.ts";
import { beginScenario } from "#domain/scenario/engine.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { storyKey } from "./what-is-read.ts";

const { state } = beginScenario(exampleScenario, "adviser", []);
const differs = (change: Partial<ScenarioState>, structure: ScenarioStructure = exampleScenario): boolean =>
  storyKey(structure)({ ...state, ...change }) !== storyKey(structure)(state);
/** The example with one more criterion, whose condition is all that reads something. */
const reading = (when: ScenarioStructure["rubric"][number]["when"]): ScenarioStructure => ({
  ...exampleScenario,
  rubric: [...exampleScenario.rubric, { id: "more", points: 1, when, cite: [] }],
});

describe("states of a story", () => {
  it("are told apart by what a condition reads, and by that alone", () => {
    const trusted = { gauges: { ...state.gauges, trust: 9 } };
    expect(differs(trusted)).toBe(false);
    expect(differs(trusted, reading({ atMost: { trust: 3 } }))).toBe(true);
    expect(differs({ evidence: [] })).toBe(false);
    expect(differs({ evidence: [] }, reading({ any: [{ lacks: ["report"] }, { set: ["fair"] }] }))).toBe(true);
    expect(differs({ role: "diplomat" })).toBe(false);
    expect(differs({ role: "diplomat" }, reading({ roles: ["adviser"] }))).toBe(true);
    expect(differs({ flags: ["fair"] })).toBe(false);
    expect(differs({ flags: ["fair"] }, reading({ unset: ["fair"] }))).toBe(true);
  });

  it("are told apart by the flags that the rules of law read, where an act is judged", () => {
    expect(differs({ flags: ["attributed"] })).toBe(true);
    expect(differs({ flags: ["urgent"] })).toBe(true);
    expect(differs({ flags: ["armed-attack"] })).toBe(false);
  });

  it("are told apart by the clock until nothing more depends on it", () => {
    expect(differs({ clock: 479 })).toBe(true);
    const late = storyKey(exampleScenario);
    expect(late({ ...state, clock: 480 })).toBe(late({ ...state, clock: 9000 }));
    expect(differs({ injects: ["press"] })).toBe(true);
  });

  it("are told apart by what was chosen where the story can come back to", () => {
    expect(differs({ taken: ["first/wait"] })).toBe(true);
    const onward = { ...exampleScenario, nodes: exampleScenario.nodes.map((node) => withoutWrite(node)) };
    expect(differs({ taken: ["first/wait"] }, onward)).toBe(false);
  });
});

const withoutWrite = (node: ScenarioStructure["nodes"][number]): ScenarioStructure["nodes"][number] =>
  node.kind === "decision" ? { ...node, options: node.options.filter(({ id }) => id !== "write") } : node;

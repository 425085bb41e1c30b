import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyScenario } from "../../../tests/support/any-scenario.ts";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { availableOptions, beginScenario, choiceOf, decide, drawChances, nodeOf, phaseOf, shownOptions } from "./engine.ts";
import { replay } from "./replay.ts";

const adviser = { role: "adviser", drawn: ["fair"] };
const play = (...path: readonly string[]) => replay(exampleScenario, adviser, path);

describe("a scenario", () => {
  it("begins where the role begins, with what is on file there", () => {
    const { state, beats } = beginScenario(exampleScenario, "adviser", ["foul"]);
    expect(state).toMatchObject({ node: "first", clock: 0, flags: ["foul"], evidence: ["report"] });
    expect(beats).toEqual([
      { at: 0, kind: "node", id: "first" },
      { at: 0, kind: "evidence", id: "report" },
    ]);
    expect(beginScenario(exampleScenario, "diplomat", []).state.node).toBe("second");
  });

  it("is stuck, not broken, for a role that it does not have", () => {
    expect(phaseOf(exampleScenario, beginScenario(exampleScenario, "admiral", []).state)).toBe("stuck");
  });

  it("marks a countermeasure before the demand as unlawful, charges for it and takes the outcome of a wrong", () => {
    const [, step] = play("first/wait", "second/measure").steps;
    expect(step).toMatchObject({ outcome: "backfires", judgement: { verdict: "unlawful" } });
    expect(step?.state).toMatchObject({ gauges: { legality: 2, escalation: 4 } });
    expect(step?.state.flags).toContain("own-wrong");
  });

  it("lets the same countermeasure stand after the demand", () => {
    const [, step] = play("first/demand", "second/measure").steps;
    expect(step).toMatchObject({ outcome: "works", judgement: { verdict: "lawful" }, state: { gauges: { legality: 5, escalation: 2 } } });
  });

  it("delivers an inject when the clock has reached it, once, before the node that is reached", () => {
    const [step] = play("first/wait").steps;
    expect(step?.beats).toEqual([
      { at: 480, kind: "inject", id: "press" },
      { at: 600, kind: "node", id: "second" },
    ]);
    expect(step?.state).toMatchObject({ clock: 600, assessed: { report: "doubtful" }, gauges: { escalation: 2 } });
    expect(play("first/demand").end.injects).toEqual([]);
  });

  it("offers what the state opens, and an option once on a path", () => {
    const idsAt = (path: readonly string[]) => availableOptions(exampleScenario, play(...path).end).map(({ id }) => id);
    expect(idsAt(["first/wait"])).toEqual(["measure", "settle"]);
    expect(idsAt(["first/demand"])).toEqual(["measure", "write", "settle"]);
    expect(idsAt(["first/demand", "second/write"])).toEqual(["wait"]);
    expect(idsAt(["first/demand", "second/write", "first/wait"])).toEqual(["measure", "settle"]);
  });

  it("refuses what is not offered", () => {
    const { end } = play("first/wait");
    expect(decide(exampleScenario, end, "second/write")).toEqual({ ok: false, error: { code: "not-offered" } });
    expect(decide(exampleScenario, end, "first/wait")).toEqual({ ok: false, error: { code: "not-offered" } });
  });

  it("shows the options in an order that the seed decides", () => {
    const { state } = beginScenario(exampleScenario, "diplomat", []);
    const orders = new Set(["a", "b", "c", "d", "e", "f"].map((seed) => shownOptions(exampleScenario, state, seed)[0]?.id));
    expect(orders.size).toBe(2);
    expect(shownOptions(exampleScenario, state, "a")).toEqual(shownOptions(exampleScenario, state, "a"));
  });

  it("lets the seed settle what chance leaves open, the same way every time", () => {
    const drawn = new Set(["a", "b", "c", "d", "e", "f"].flatMap((seed) => drawChances(exampleScenario, seed)));
    expect([...drawn].sort()).toEqual(["fair", "foul"]);
    expect(drawChances(exampleScenario, "a")).toEqual(drawChances(exampleScenario, "a"));
  });
});

describe("the engine, on scenarios of any shape", () => {
  it("comes to rest after every choice, and every path ends", () => {
    fc.assert(
      fc.property(anyScenario, fc.constantFrom("adviser", "diplomat"), fc.infiniteStream(fc.nat()), (structure, role, picks) => {
        let { state } = beginScenario(structure, role, drawChances(structure, "seed"));
        let decisions = 0;
        for (const pick of picks) {
          const options = availableOptions(structure, state);
          const option = options[pick % Math.max(1, options.length)];
          if (!option || decisions > 15) break;
          const step = decide(structure, state, choiceOf(state.node, option.id));
          if (!step.ok) throw new Error("an offered option was refused");
          state = step.value.state;
          decisions += 1;
        }
        expect(decisions).toBeLessThanOrEqual(15);
        const isEnding = nodeOf(structure, state.node)?.kind === "ending";
        expect(phaseOf(structure, state)).toBe(isEnding ? "ended" : "stuck");
      }),
    );
  });
});

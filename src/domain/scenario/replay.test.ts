import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyScenario } from "../../../tests/support/any-scenario.ts";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { availableOptions, choiceOf, decide } from "./engine.ts";
import { castOf, comparePaths, replay } from "./replay.ts";

describe("a replay", () => {
  it("keeps what this version does not offer, and does not follow it", () => {
    const { steps, setAside, end } = replay(exampleScenario, { role: "adviser", drawn: [] }, [
      "first/wait",
      "second/write",
      "first/demand",
    ]);
    expect(steps).toHaveLength(1);
    expect(setAside).toEqual(["second/write", "first/demand"]);
    expect(end.node).toBe("second");
  });

  it("gives the state that playing gave, whatever was tried in between", () => {
    fc.assert(
      fc.property(anyScenario, fc.array(fc.record({ pick: fc.nat(), back: fc.nat() }), { maxLength: 12 }), (structure, moves) => {
        const cast = castOf(structure, "diplomat", "seed");
        let played = replay(structure, cast, []);
        for (const { pick, back } of moves) {
          const path = played.steps.map(({ choice }) => choice);
          const kept = path.slice(0, path.length - (back % (path.length + 1)));
          const at = replay(structure, cast, kept).end;
          const options = availableOptions(structure, at);
          const option = options[pick % Math.max(1, options.length)];
          const choice = option && choiceOf(at.node, option.id);
          const step = choice === undefined ? undefined : decide(structure, at, choice);
          played = replay(structure, cast, choice === undefined ? kept : [...kept, choice]);
          expect(played.setAside).toEqual([]);
          expect(played.end).toEqual(step?.ok ? step.value.state : at);
        }
        const again = replay(
          structure,
          cast,
          played.steps.map(({ choice }) => choice),
        );
        expect(again).toEqual(played);
      }),
    );
  });
});

describe("two paths", () => {
  const play = (...path: readonly string[]) => replay(exampleScenario, { role: "adviser", drawn: [] }, path);

  it("part at the first decision that differs", () => {
    const [a, b] = [play("first/demand", "second/settle"), play("first/demand", "second/measure")];
    expect(comparePaths(a, b)).toEqual({ shared: 1, partAt: "second", ends: [a.end, b.end] });
  });

  it("do not part where one only goes further", () => {
    expect(comparePaths(play("first/demand"), play("first/demand", "second/measure"))).toMatchObject({ shared: 1 });
    expect(comparePaths(play("first/demand"), play("first/demand", "second/measure"))).not.toHaveProperty("partAt");
  });
});

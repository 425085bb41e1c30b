import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { castOf, replay } from "./replay.ts";
import type { Decision } from "./run.ts";
import { storyTree, tipsOf } from "./story-tree.ts";

const cast = castOf(exampleScenario, "adviser", "run-1");
const decision = (path: readonly string[], choice: string): Decision => ({
  path,
  choice,
  statementId: choice,
  at: "",
  reason: "",
  helps: [],
});
const tried: readonly Decision[] = [
  decision([], "first/wait"),
  decision(["first/wait"], "second/measure"),
  decision([], "first/demand"),
  decision(["first/demand"], "second/write"),
  decision(["first/demand"], "second/settle"),
];

describe("the map of a run", () => {
  it("has every path that was tried as a branch, and names what was not", () => {
    const tree = storyTree(exampleScenario, cast, tried);
    expect(tree.branches.map(({ option }) => option)).toEqual(["wait", "demand"]);
    expect(tree.untried).toEqual([]);
    expect(tree.branches[0]?.leadsTo).toMatchObject({ path: ["first/wait"], phase: "deciding", untried: ["settle"] });
    expect(tipsOf(tree).map(({ path }) => path)).toEqual([
      ["first/wait", "second/measure"],
      ["first/demand", "second/write"],
      ["first/demand", "second/settle"],
    ]);
  });

  it("is one open place before the first decision", () => {
    const tree = storyTree(exampleScenario, cast, []);
    expect(tree).toMatchObject({ path: [], branches: [], untried: ["demand", "wait"] });
    expect(tipsOf(tree)).toEqual([tree]);
  });

  it("agrees with the replay of each path, and leaves out what this version does not offer", () => {
    const anyDecision = fc
      .tuple(fc.constantFrom(...tried), fc.constantFrom("first/demand", "second/settle", "second/gone", "none"))
      .map(([{ path, choice }, other]) => decision([...path, choice], other));
    fc.assert(
      fc.property(fc.array(anyDecision), (more) => {
        for (const { path, state } of tipsOf(storyTree(exampleScenario, cast, [...tried, ...more]))) {
          const played = replay(exampleScenario, cast, path);
          expect(played.setAside).toEqual([]);
          expect(played.end).toEqual(state);
        }
      }),
    );
  });
});

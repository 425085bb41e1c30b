import { describe, expect, it } from "vitest";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { afterAction } from "./after-action.ts";
import { replay } from "./replay.ts";

const play = (...path: readonly string[]) => replay(exampleScenario, { role: "adviser", drawn: [] }, path);

describe("an after-action report", () => {
  const played = play("first/wait", "second/measure");
  const report = afterAction(exampleScenario, played, [
    { path: [], choice: "first/wait", statementId: "s1", at: "t1", reason: "Not yet sure", certainty: 1, helps: ["colleague"] },
    undefined,
  ]);

  it("tells the story in its order, decisions among what was met", () => {
    expect(report.timeline.map(({ at, kind, id }) => `${at} ${kind} ${id}`)).toEqual([
      "0 node first",
      "0 evidence report",
      "0 decision first/wait",
      "480 inject press",
      "600 node second",
      "600 decision second/measure",
      "600 node end",
    ]);
    expect(report.ending).toBe("end");
  });

  it("gives each decision its legal basis, the reason given for it and what would have been better", () => {
    expect(report.decisions[0]).toMatchObject({ node: "first", option: "wait", standing: "norm", reason: "Not yet sure", certainty: 1 });
    expect(report.decisions[0]).toMatchObject({ score: 1, best: 2, better: ["demand"], helps: ["colleague"] });
    expect(report.decisions[1]).toMatchObject({ option: "measure", basis: "codified", score: 0, better: ["settle"], reason: "" });
    expect(report.decisions[1]?.judgement?.failed.map(({ id }) => id)).toEqual(["demand"]);
  });

  it("names what was missed, with every source once", () => {
    expect(report.missed).toEqual({ criteria: ["demand-first"], evidence: ["letter"] });
    expect(report.sources).toEqual(["gge-2015-report:13(b)", "ilc-articles:49", "ilc-articles:52(1)(a)"]);
  });

  it("scores decisions against the best that was offered, and the end by the rubric", () => {
    expect(report.score).toMatchObject({ earned: 1, points: 5, scaled: 0.2 });
    expect(afterAction(exampleScenario, play("first/demand", "second/measure"), []).score).toMatchObject({
      earned: 6,
      points: 6,
      scaled: 1,
    });
  });

  it("has no ending while the story is not over", () => {
    expect(afterAction(exampleScenario, play("first/wait"), [])).not.toHaveProperty("ending");
  });
});

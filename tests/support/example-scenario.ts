import type { DecisionNode, ScenarioOption, ScenarioStructure } from "#domain/course/scenario.ts";

const toEnd = (id: string, score: 0 | 1 | 2, more: Partial<ScenarioOption> = {}): ScenarioOption => ({
  id,
  score,
  standing: "norm",
  cite: ["gge-2015-report:13(b)"],
  outcomes: [{ id: "result", effects: {}, takes: 0, to: "end" }],
  ...more,
});
const first: DecisionNode = {
  id: "first",
  kind: "decision",
  effects: { reveals: ["report"] },
  help: [{ id: "colleague", cite: [] }],
  options: [
    toEnd("demand", 2, {
      outcomes: [{ id: "result", effects: { trust: 1, set: ["demand-made"] }, takes: 120, to: "second" }],
    }),
    toEnd("wait", 1, { outcomes: [{ id: "result", effects: {}, takes: 600, to: "second" }] }),
  ],
};
const second: DecisionNode = {
  id: "second",
  kind: "decision",
  effects: { set: ["attributed", "breach-owed", "notice-given", "talks-offered"] },
  help: [],
  options: [
    toEnd("measure", 2, {
      standing: "binding",
      basis: "codified",
      cite: ["ilc-articles:49"],
      act: { kind: "countermeasure", faults: [] },
      outcomes: [
        { id: "backfires", when: { unlawful: true }, effects: { escalation: 2 }, takes: 0, to: "end" },
        { id: "works", effects: { escalation: 1 }, takes: 60, to: "end" },
      ],
    }),
    toEnd("write", 1, { when: { set: ["demand-made"] }, outcomes: [{ id: "result", effects: {}, takes: 60, to: "first" }] }),
    toEnd("settle", 1),
  ],
};

/** Two decisions, one of which can be come back to, and an ending. A countermeasure is lawful only after the demand. */
export const exampleScenario: ScenarioStructure = {
  format: 1,
  id: "two-steps",
  kind: "scenario",
  roles: [
    { id: "adviser", start: "first" },
    { id: "diplomat", start: "second" },
  ],
  gauges: {
    escalation: { start: 1, max: 9 },
    legality: { start: 5, max: 9 },
    evidence: { start: 1, max: 9 },
    trust: { start: 3, max: 9 },
  },
  flags: ["fair", "foul"],
  chances: [{ id: "weather", flags: ["fair", "foul"] }],
  unlawful: { legality: -3 },
  evidence: [
    { id: "report", reliability: "probable" },
    { id: "letter", reliability: "unknown" },
  ],
  injects: [{ id: "press", at: 480, effects: { escalation: 1, assess: { report: "doubtful" } } }],
  nodes: [first, second, { id: "end", kind: "ending", effects: {} }],
  rubric: [{ id: "demand-first", points: 2, when: { set: ["demand-made"] }, cite: ["ilc-articles:52(1)(a)"] }],
};

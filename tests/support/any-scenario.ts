import fc from "fast-check";
import type { Act, Condition, Effects, Outcome, ScenarioNode, ScenarioOption, ScenarioStructure } from "#domain/course/scenario.ts";

const nodeIds = ["n1", "n2", "n3", "n4", "n5"];
const flags = ["demand-made", "own-wrong", "alpha", "beta"];
const evidence = ["report", "log"];
const roles = ["adviser", "diplomat"];

const some = (list: readonly string[]) => fc.subarray([...list], { minLength: 1, maxLength: 2 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
type AnyTarget = fc.Arbitrary<string>;
const anyTime = fc.constantFrom(0, 60, 300, 900);

/** Leaves out what is `undefined`, so that a part is there or not. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

const anyCondition: fc.Arbitrary<Condition> = fc
  .record({
    roles: maybe(some(roles)),
    set: maybe(some(flags)),
    unset: maybe(some(flags)),
    atLeast: maybe(fc.record({ trust: fc.integer({ min: -1, max: 3 }) })),
    atMost: maybe(fc.record({ escalation: fc.integer({ min: -1, max: 3 }) })),
    has: maybe(some(evidence)),
    lacks: maybe(some(evidence)),
    before: maybe(anyTime),
    from: maybe(anyTime),
    unlawful: maybe(fc.boolean()),
  })
  .chain((parts) => fc.subarray(Object.entries(parts), { maxLength: 2 }).map((kept) => present(Object.fromEntries(kept))));
const anyWhen = fc.oneof(fc.constant({}), fc.record({ when: anyCondition }));

const anyEffects: fc.Arbitrary<Effects> = fc
  .record({
    escalation: maybe(fc.integer({ min: -2, max: 2 })),
    trust: maybe(fc.integer({ min: -2, max: 2 })),
    set: maybe(some(flags)),
    clear: maybe(some(flags)),
    reveals: maybe(some(evidence)),
    assess: maybe(fc.constant({ log: "doubtful" as const })),
  })
  .map((effects): Effects => present(effects));

const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom("countermeasure", "necessity", "self-defence"),
  faults: fc.subarray(["force", "peremptory", "disproportionate"] as const),
});
const anyOutcome = (id: string, target: AnyTarget): fc.Arbitrary<Outcome> =>
  fc.tuple(fc.record({ effects: anyEffects, takes: anyTime, to: target }), anyWhen).map(([outcome, when]) => ({ id, ...when, ...outcome }));
const anyOption = (id: string, target: AnyTarget): fc.Arbitrary<ScenarioOption> =>
  fc
    .tuple(
      anyWhen,
      fc.constantFrom(0, 1, 2),
      maybe(anyAct),
      fc.oneof(fc.tuple(anyOutcome("result", target)), fc.tuple(anyOutcome("one", target), anyOutcome("other", target))),
    )
    .map(([when, score, act, outcomes]) => ({ id, ...when, score, standing: "norm", cite: [], ...(act && { act }), outcomes }));
const anyScenarioNode = (id: string, target: AnyTarget): fc.Arbitrary<ScenarioNode> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(anyEffects, fc.tuple(anyOption("a", target), anyOption("b", target), anyOption("c", target)))
        .map(([effects, options]): ScenarioNode => ({ id, kind: "decision", effects, help: [], options })),
    },
    fc
      .tuple(anyEffects, anyTime, fc.array(fc.tuple(anyWhen, target), { minLength: 1, maxLength: 2 }))
      .map(([effects, at, ways]): ScenarioNode => ({ id, kind: "scene", at, effects, ways: ways.map(([when, to]) => ({ ...when, to })) })),
    anyEffects.map((effects): ScenarioNode => ({ id, kind: "ending", effects })),
  );

/**
 * Small scenarios of any shape, most of which the compiler would refuse: circles, dead ends, nodes that do not exist, conditions that
 * nothing meets.
 */
export const anyScenario = scenarioOf(
  fc.tuple(...nodeIds.map((id) => anyScenarioNode(id, fc.constantFrom(...nodeIds, "nowhere")))),
  fc.constantFrom(...nodeIds, "nowhere"),
);

/** Small scenarios in which the story only goes forward, and paths meet again. */
export const anyForwardScenario = scenarioOf(
  fc
    .tuple(...nodeIds.slice(0, -1).map((id, index) => anyScenarioNode(id, fc.constantFrom(...nodeIds.slice(index + 1)))))
    .map((nodes): ScenarioNode[] => [...nodes, { id: "n5", kind: "ending", effects: {} }]),
  fc.constantFrom("n1", "n2"),
);

function scenarioOf(nodes: fc.Arbitrary<readonly ScenarioNode[]>, start: AnyTarget): fc.Arbitrary<ScenarioStructure> {
  return fc
    .record({
      nodes,
      injects: fc.array(fc.tuple(anyTime, anyWhen, anyEffects), { maxLength: 2 }),
      starts: fc.tuple(start, start),
      unlawful: anyEffects,
    })
    .map(({ nodes, injects, starts, unlawful }) => ({
      format: 1,
      id: "any-scenario",
      kind: "scenario",
      roles: roles.map((id, index) => ({ id, start: starts[index] ?? "n1" })),
      gauges: {
        escalation: { start: 1, max: 9 },
        legality: { start: 5, max: 9 },
        evidence: { start: 1, max: 9 },
        trust: { start: 1, max: 9 },
      },
      flags: ["alpha", "beta"],
      chances: [{ id: "turn", flags: ["alpha", "beta"] }],
      unlawful,
      evidence: evidence.map((id) => ({ id, reliability: "unknown" })),
      injects: injects.map(([at, when, effects], index) => ({ id: `inject-${index}`, at, ...when, effects })),
      nodes,
      rubric: [{ id: "demand-first", points: 2, when: { set: ["demand-made"] }, cite: [] }],
    }));
}

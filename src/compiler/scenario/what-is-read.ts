import { type Condition, type Gauge, gauges, type ScenarioStructure } from "#domain/course/scenario.ts";
import { legalTests } from "#domain/scenario/law.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";

/** Every condition of a scenario, whatever it stands on. */
export function conditionsOf({ injects, nodes, rubric }: ScenarioStructure): readonly Condition[] {
  const written = [
    ...injects.map(({ when }) => when),
    ...rubric.map(({ when }) => when),
    ...nodes.flatMap((node) => {
      if (node.kind === "scene") return node.ways.map(({ when }) => when);
      if (node.kind === "ending") return [];
      return node.options.flatMap(({ when, outcomes }) => [when, ...outcomes.map((outcome) => outcome.when)]);
    }),
  ].filter((when) => when !== undefined);
  return written.flatMap((when) => [when, ...(when.any ?? [])]);
}

/** Nodes that can be come back to: what was chosen there matters, since an option is offered once. */
function nodesComeBackTo({ nodes }: ScenarioStructure): ReadonlySet<string> {
  const nextOf = new Map(
    nodes.map((node): [string, readonly string[]] => {
      if (node.kind === "scene") return [node.id, node.ways.map(({ to }) => to)];
      if (node.kind === "ending") return [node.id, []];
      return [node.id, node.options.flatMap(({ outcomes }) => outcomes.map(({ to }) => to))];
    }),
  );
  const comesBack = (id: string): boolean => {
    const seen = new Set<string>();
    const open = [...(nextOf.get(id) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === id) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(nextOf.get(next) ?? []));
    }
    return false;
  };
  return new Set(nodes.map(({ id }) => id).filter(comesBack));
}

/**
 * A key that is the same for states from which the story goes on in the same way. What no condition and no rule of law reads is left
 * out, and the clock stops counting once it is past every time that matters, so that paths which differ in nothing that counts meet.
 */
export function storyKey(structure: ScenarioStructure): (state: ScenarioState) => string {
  const conditions = conditionsOf(structure);
  const acts = structure.nodes.flatMap((node) => (node.kind === "decision" ? node.options : [])).flatMap(({ act }) => act ?? []);
  const tests = acts.flatMap(({ kind }) => legalTests(kind));
  const flags = new Set<string>([
    ...conditions.flatMap(({ set = [], unset = [] }) => [...set, ...unset]),
    ...tests.flatMap(({ needs = [], barredBy = [], unless = [] }) => [...needs, ...barredBy, ...unless]),
  ]);
  const evidence = new Set(conditions.flatMap(({ has = [], lacks = [] }) => [...has, ...lacks]));
  const readGauges = gauges.filter((gauge: Gauge) =>
    conditions.some(({ atLeast, atMost }) => atLeast?.[gauge] !== undefined || atMost?.[gauge] !== undefined),
  );
  const times = [
    ...conditions.flatMap(({ before, from }) => [before ?? 0, from ?? 0]),
    ...structure.injects.map(({ at }) => at),
    ...structure.nodes.map(({ at }) => at ?? 0),
  ];
  const lastTime = Math.max(0, ...times);
  const comeBackTo = nodesComeBackTo(structure);
  const roles = conditions.some((condition) => condition.roles !== undefined);
  return (state) =>
    [
      state.node,
      roles ? state.role : "",
      Math.min(state.clock, lastTime),
      readGauges.map((gauge) => state.gauges[gauge]).join(),
      state.flags.filter((flag) => flags.has(flag)).join(),
      state.evidence.filter((id) => evidence.has(id)).join(),
      state.injects.join(),
      state.taken.filter((choice) => comeBackTo.has(choice.slice(0, choice.indexOf("/")))).join(),
    ].join("|");
}

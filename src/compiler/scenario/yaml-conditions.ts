import type { ConditionYaml, EffectsYaml, ScenarioYaml } from "../schema/scenario-schema.ts";
import type { YamlPath } from "../source/read-yaml.ts";

type ConditionPart = Omit<ConditionYaml, "any">;
export interface ConditionPlace {
  readonly when: ConditionPart;
  readonly path: YamlPath;
  /** On an outcome of an option with an act. */
  readonly isJudged: boolean;
}
export interface EffectsPlace {
  readonly effects: EffectsYaml;
  readonly path: YamlPath;
}

/** Every condition of a scenario, and each of the conditions inside it. */
export function* yamlConditions({ injects, nodes, rubric }: ScenarioYaml): Generator<ConditionPlace> {
  for (const [index, { when }] of injects.entries()) yield* parts(when, ["injects", index, "when"], false);
  for (const [index, { when }] of rubric.entries()) yield* parts(when, ["rubric", index, "when"], false);
  for (const [index, node] of nodes.entries()) {
    const path = ["nodes", index];
    if (node.kind === "scene") {
      for (const [way, { when }] of node.ways.entries()) yield* parts(when, [...path, "ways", way, "when"], false);
    }
    if (node.kind !== "decision") continue;
    for (const [place, { when, act, outcomes = [] }] of node.options.entries()) {
      const at = [...path, "options", place];
      yield* parts(when, [...at, "when"], false);
      for (const [number, outcome] of outcomes.entries())
        yield* parts(outcome.when, [...at, "outcomes", number, "when"], act !== undefined);
    }
  }
}

function* parts(when: ConditionYaml | undefined, path: YamlPath, isJudged: boolean): Generator<ConditionPlace> {
  if (when === undefined) return;
  yield { when, path, isJudged };
  for (const one of when.any ?? []) yield { when: one, path, isJudged };
}

/** Every effect of a scenario. */
export function* yamlEffects({ unlawful, injects, nodes }: ScenarioYaml): Generator<EffectsPlace> {
  yield { effects: unlawful, path: ["unlawful"] };
  for (const [index, { effects }] of injects.entries()) yield { effects, path: ["injects", index, "effects"] };
  for (const [index, node] of nodes.entries()) {
    yield { effects: node.effects, path: ["nodes", index, "effects"] };
    if (node.kind !== "decision") continue;
    for (const [place, { effects, outcomes = [] }] of node.options.entries()) {
      const path = ["nodes", index, "options", place];
      if (effects) yield { effects, path: [...path, "effects"] };
      for (const [number, outcome] of outcomes.entries())
        yield { effects: outcome.effects, path: [...path, "outcomes", number, "effects"] };
    }
  }
}

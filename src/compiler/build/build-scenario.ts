import type { Condition, Effects, ScenarioNode, ScenarioOption, ScenarioStructure } from "#domain/course/scenario.ts";
import type { ConditionYaml, EffectsYaml, NodeYaml, OptionYaml } from "../schema/scenario-schema.ts";
import type { ScenarioSource } from "../source/course-source.ts";
import { defined } from "./defined.ts";

/** Id of the outcome of an option that has only one. */
export const onlyOutcome = "result";

/** The language-free file of a scenario; also what its checks play. */
export function buildScenarioStructure({ yaml }: ScenarioSource): ScenarioStructure {
  const { id, roles, gauges, flags, chances, unlawful, evidence, injects, nodes, rubric } = yaml.value;
  return {
    format: 1,
    id,
    kind: "scenario",
    roles,
    gauges,
    flags,
    chances,
    unlawful: effectsFrom(unlawful),
    evidence,
    injects: injects.map((inject) => ({ id: inject.id, at: inject.at, ...whenFrom(inject.when), effects: effectsFrom(inject.effects) })),
    nodes: nodes.map(nodeFrom),
    rubric: rubric.map(({ when, ...criterion }) => ({ ...criterion, when: conditionFrom(when) })),
  };
}

function nodeFrom(node: NodeYaml): ScenarioNode {
  const base = { id: node.id, ...defined({ at: node.at }), effects: effectsFrom(node.effects) };
  switch (node.kind) {
    case "decision":
      return { ...base, kind: node.kind, help: node.help, options: node.options.map(optionFrom) };
    case "scene":
      return { ...base, kind: node.kind, ways: node.ways.map(({ when, to }) => ({ ...whenFrom(when), to })) };
    case "ending":
      return { ...base, kind: node.kind };
  }
}

function optionFrom({ id, when, score, standing, basis, cite, act, effects, takes = 0, to, outcomes }: OptionYaml): ScenarioOption {
  const written = outcomes ?? [{ id: onlyOutcome, when: undefined, effects: effects ?? {}, takes, to: to ?? "" }];
  return {
    id,
    ...whenFrom(when),
    score,
    standing,
    ...defined({ basis }),
    cite,
    ...defined({ act }),
    outcomes: written.map((outcome) => ({
      id: outcome.id,
      ...whenFrom(outcome.when),
      effects: effectsFrom(outcome.effects),
      takes: outcome.takes,
      to: outcome.to,
    })),
  };
}

const whenFrom = (when: ConditionYaml | undefined): { readonly when?: Condition } => (when ? { when: conditionFrom(when) } : {});

function conditionFrom({ atLeast, atMost, any, ...rest }: ConditionYaml): Condition {
  return defined({
    ...rest,
    atLeast: atLeast && defined(atLeast),
    atMost: atMost && defined(atMost),
    any: any?.map((one) => conditionFrom(one)),
  });
}

const effectsFrom = (effects: EffectsYaml): Effects => defined(effects);

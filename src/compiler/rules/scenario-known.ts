import { legalFlags } from "#domain/course/scenario.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { yamlConditions, yamlEffects } from "../scenario/yaml-conditions.ts";
import type { ScenarioYaml } from "../schema/scenario-schema.ts";
import type { YamlPath } from "../source/read-yaml.ts";
import type { ScenarioRule } from "./rule.ts";

/** A scenario names only what it has, and everything it has once. */
export const scenarioKnown: ScenarioRule = function* ({ scenario: { yaml } }) {
  const wrong = (path: YamlPath, id: string, message: string): Diagnostic => error("scenario-known", yaml.place(path, id), message);
  for (const { path, ids } of idLists(yaml.value)) {
    for (const [index, id] of ids.entries()) if (ids.indexOf(id) !== index) yield wrong([...path, index], id, "this id stands here twice");
  }
  for (const { path, id, known, what } of namesIn(yaml.value))
    if (!known.includes(id)) yield wrong(path, id, `the scenario has no ${what} "${id}"`);
  for (const { when, path, isJudged } of yamlConditions(yaml.value)) {
    if (when.unlawful !== undefined && !isJudged)
      yield wrong(path, "unlawful", "this condition belongs to an outcome of an option with an act");
  }
  for (const { effects, path } of yamlEffects(yaml.value)) {
    if ([...(effects.set ?? []), ...(effects.clear ?? [])].includes("own-wrong"))
      yield wrong(path, "own-wrong", "the rules of law set this flag, and nobody takes it back");
  }
  for (const [index, flag] of yaml.value.flags.entries()) {
    if (legalFlags.some((legal) => legal === flag))
      yield wrong(["flags", index], flag, "this is a legal flag: every scenario has it, do not declare it");
  }
};

interface IdList {
  readonly path: YamlPath;
  readonly ids: readonly string[];
}
function* idLists({ roles, flags, chances, evidence, injects, nodes, rubric }: ScenarioYaml): Generator<IdList> {
  yield { path: ["flags"], ids: flags };
  for (const [path, list] of Object.entries({ roles, chances, evidence, injects, nodes, rubric }))
    yield { path: [path], ids: list.map(({ id }) => id) };
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== "decision") continue;
    yield { path: ["nodes", index, "help"], ids: node.help.map(({ id }) => id) };
    yield { path: ["nodes", index, "options"], ids: node.options.map(({ id }) => id) };
    for (const [place, { outcomes = [] }] of node.options.entries())
      yield { path: ["nodes", index, "options", place, "outcomes"], ids: outcomes.map(({ id }) => id) };
  }
}

interface Name {
  readonly path: YamlPath;
  readonly id: string;
  readonly known: readonly string[];
  readonly what: "node" | "role" | "flag" | "evidence";
}
function* namesIn(scenario: ScenarioYaml): Generator<Name> {
  const known = {
    node: scenario.nodes.map(({ id }) => id),
    role: scenario.roles.map(({ id }) => id),
    flag: [...legalFlags, ...scenario.flags],
    evidence: scenario.evidence.map(({ id }) => id),
  };
  const names = (what: Name["what"], path: YamlPath, ids: readonly string[] | undefined): readonly Name[] =>
    (ids ?? []).map((id) => ({ path, id, known: known[what], what }));
  for (const [index, { start }] of scenario.roles.entries()) yield* names("node", ["roles", index, "start"], [start]);
  for (const [index, { flags }] of scenario.chances.entries()) yield* names("flag", ["chances", index], flags);
  for (const [index, node] of scenario.nodes.entries()) {
    const path = ["nodes", index];
    if (node.kind === "scene") for (const [way, { to }] of node.ways.entries()) yield* names("node", [...path, "ways", way], [to]);
    if (node.kind !== "decision") continue;
    for (const [place, { to, outcomes = [] }] of node.options.entries()) {
      const at = [...path, "options", place];
      if (to !== undefined) yield* names("node", [...at, "to"], [to]);
      for (const [number, outcome] of outcomes.entries()) yield* names("node", [...at, "outcomes", number, "to"], [outcome.to]);
    }
  }
  for (const { when, path } of yamlConditions(scenario)) {
    yield* names("role", path, when.roles);
    yield* names("flag", path, [...(when.set ?? []), ...(when.unset ?? [])]);
    yield* names("evidence", path, [...(when.has ?? []), ...(when.lacks ?? [])]);
  }
  for (const { effects, path } of yamlEffects(scenario)) {
    yield* names("flag", path, [...(effects.set ?? []), ...(effects.clear ?? [])]);
    yield* names("evidence", path, [...(effects.reveals ?? []), ...Object.keys(effects.assess ?? {})]);
  }
}

import { onlyOutcome } from "../build/build-scenario.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import type { NodeWordsYaml, NodeYaml, OptionYaml, ScenarioWordsYaml, ScenarioYaml } from "../schema/scenario-schema.ts";
import type { YamlFile, YamlPath } from "../source/read-yaml.ts";
import { scenarioParts } from "../source/scenario-texts.ts";
import type { ScenarioRule } from "./rule.ts";

/**
 * Everything in a scenario has words (`words-missing`), and nothing else has (`words-extra`). In a translation a node, an inject or a
 * piece of evidence is there whole or not at all. What an option leads to, and why, is `option-explained`.
 */
export const scenarioWords: ScenarioRule = function* ({ scenario, course }) {
  for (const [locale, file] of scenario.words) yield* wordsOf(scenario.yaml.value, file, locale === course.sourceLang);
};

function* wordsOf(scenario: ScenarioYaml, file: YamlFile<ScenarioWordsYaml>, isSource: boolean): Generator<Diagnostic> {
  const words = file.value;
  yield* compareIds(file, ["roles"], idsOf(scenario.roles), words.roles);
  yield* compareIds(file, ["rubric"], idsOf(scenario.rubric), words.rubric);
  for (const part of scenarioParts) {
    const ids = idsOf(scenario[part]);
    yield* compareIds(file, [part], isSource ? ids : ids.filter((id) => words[part][id]), words[part]);
  }
  for (const node of scenario.nodes) {
    const own = words.nodes[node.id];
    if (own) yield* nodeWords(scenario, node, own, file);
  }
}

function* nodeWords(scenario: ScenarioYaml, node: NodeYaml, own: NodeWordsYaml, file: YamlFile<unknown>): Generator<Diagnostic> {
  const [help, options] = node.kind === "decision" ? [node.help, node.options] : [[], []];
  const path = ["nodes", node.id];
  yield* compareIds(file, [...path, "help"], idsOf(help), own.help);
  yield* compareIds(file, [...path, "options"], idsOf(options), own.options);
  if (own.asks) yield* compareIds(file, [...path, "asks"], idsOf(scenario.roles), own.asks);
  for (const option of options) {
    const { results } = own.options[option.id] ?? {};
    const extra = Object.keys(results ?? {}).filter((id) => !outcomesOf(option).includes(id));
    for (const id of extra) yield error("words-extra", file.place([...path, "options", option.id, "results", id], id), "no such outcome");
  }
}

export const outcomesOf = ({ outcomes }: OptionYaml): readonly string[] => (outcomes ? idsOf(outcomes) : [onlyOutcome]);

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

function* compareIds(file: YamlFile<unknown>, path: YamlPath, ids: readonly string[], words: object): Generator<Diagnostic> {
  const written = Object.keys(words);
  for (const id of ids)
    if (!written.includes(id)) yield error("words-missing", file.place(path, id), `${path.join(".")}: ${id} is missing`);
  for (const id of written)
    if (!ids.includes(id)) yield error("words-extra", file.place([...path, id], id), "the structure has no such id");
}

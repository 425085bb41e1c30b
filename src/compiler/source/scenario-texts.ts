import type { NodeWordsYaml, ScenarioWordsYaml } from "../schema/scenario-schema.ts";
import type { YamlPath } from "./read-yaml.ts";
import type { YamlText } from "./yaml-text.ts";

/** The parts of a scenario that are translated, and labelled, one by one. */
export const scenarioParts = ["nodes", "injects", "evidence"] as const;
export type ScenarioPart = (typeof scenarioParts)[number];

/** The Markdown texts of a scenario. Titles, names and sources are plain. */
export function scenarioTexts(words: ScenarioWordsYaml): readonly YamlText[] {
  return [
    ...scenarioHeadTexts(words),
    ...scenarioParts.flatMap((part) => Object.keys(words[part]).flatMap((id) => scenarioPartTexts(words, part, id))),
  ];
}

function scenarioHeadTexts({ intro, roles, rubric }: ScenarioWordsYaml): readonly YamlText[] {
  return [
    paragraphs(["intro"], intro),
    ...Object.entries(roles).map(([id, { brief }]) => paragraphs(["roles", id, "brief"], brief)),
    ...Object.entries(rubric).flatMap(([id, { met, missed }]) => [
      line(["rubric", id, "met"], met),
      line(["rubric", id, "missed"], missed),
    ]),
  ];
}

/** The texts of one node, inject or piece of evidence; none if it has no words. */
export function scenarioPartTexts(words: ScenarioWordsYaml, part: ScenarioPart, id: string): readonly YamlText[] {
  if (part === "nodes") {
    const node = words.nodes[id];
    return node ? nodeTexts(["nodes", id], node) : [];
  }
  const own = words[part][id];
  return own ? [paragraphs([part, id, "text"], own.text)] : [];
}

function nodeTexts(path: YamlPath, { text, asks = {}, help, options }: NodeWordsYaml): readonly YamlText[] {
  return [
    paragraphs([...path, "text"], text),
    ...Object.entries(asks).map(([role, ask]) => paragraphs([...path, "asks", role], ask)),
    ...Object.entries(help).map(([id, page]) => paragraphs([...path, "help", id, "text"], page.text)),
    ...Object.entries(options).flatMap(([id, option]) => {
      const at = [...path, "options", id];
      return [
        ...(["text", "why", "condition", "risk"] as const).flatMap((field) => {
          const words = option[field];
          return words === undefined ? [] : [line([...at, field], words)];
        }),
        ...(option.result === undefined ? [] : [paragraphs([...at, "result"], option.result)]),
        ...Object.entries(option.results ?? {}).map(([outcome, result]) => paragraphs([...at, "results", outcome], result)),
      ];
    }),
  ];
}

const paragraphs = (path: YamlPath, text: string): YamlText => ({ path, text, form: "paragraphs" });
const line = (path: YamlPath, text: string): YamlText => ({ path, text, form: "line" });

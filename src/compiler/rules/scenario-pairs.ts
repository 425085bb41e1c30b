import type { Nodes } from "mdast";
import { scenarioHeadHash } from "../build/build-scenario-words.ts";
import { type Diagnostic, error, type Place, warning } from "../diagnostic.ts";
import { withoutTargets } from "../markdown/links.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { NodeWordsYaml, ScenarioWordsYaml } from "../schema/scenario-schema.ts";
import { type ScenarioPart, scenarioParts, scenarioPartTexts } from "../source/scenario-texts.ts";
import { yamlHash, yamlTexts } from "../source/source-hash.ts";
import { compareCites } from "./pair-cites.ts";
import { compareNumbers } from "./pair-numbers.ts";
import { compareTerms } from "./pair-terms.ts";
import { type ScenarioRule, translationsIn } from "./rule.ts";
import { stateMissing } from "./state-missing.ts";
import { checkStale } from "./translation-stale.ts";
import { unconfirmed } from "./translation-unconfirmed.ts";

/** The pair rules for scenarios, node by node. */
export const scenarioPairs: ScenarioRule = function* ({ scenario, course }) {
  const source = scenario.words.get(course.sourceLang)?.value;
  if (source === undefined) return;
  for (const [, file] of translationsIn(scenario.words, course.sourceLang)) {
    const words = file.value;
    yield* stateMissing(words, file.place());
    yield* checkStale("the title, introduction, roles and rubric", words, scenarioHeadHash(source), file.place(["title"]));
    yield* compareNumbers("title", headOf(source), headOf(words), file.place(["title"]));
    yield* unconfirmed([words, ...scenarioParts.flatMap((part) => Object.values(words[part]))], file.place());
    for (const part of scenarioParts) {
      for (const id of Object.keys(source[part])) {
        const place = file.place([part, id], id);
        if (words[part][id] === undefined) yield warning("pair-missing", place, `"${id}" is not translated`);
        else yield* comparePart(part, id, source, words, place);
      }
    }
  }
};

function* comparePart(
  part: ScenarioPart,
  id: string,
  source: ScenarioWordsYaml,
  translation: ScenarioWordsYaml,
  place: Place,
): Generator<Diagnostic> {
  const [there, here] = [source[part][id], translation[part][id]];
  if (there === undefined || here === undefined) return;
  yield* checkStale(`"${id}"`, here, yamlHash(there), place);
  yield* compareTerms(id, nodesOf(source, part, id), nodesOf(translation, part, id), place);
  yield* compareCites(id, nodesOf(source, part, id), nodesOf(translation, part, id), place);
  yield* compareNumbers(id, wordsOf(there), wordsOf(here), place);
  if (part === "nodes") yield* compareShape(id, source.nodes[id], translation.nodes[id], place);
}

/** What may be left out is there in both or in neither. */
function* compareShape(
  id: string,
  source: NodeWordsYaml | undefined,
  translation: NodeWordsYaml | undefined,
  place: Place,
): Generator<Diagnostic> {
  const [there, here] = [optionalParts(source), optionalParts(translation)];
  for (const part of there) if (!here.includes(part)) yield error("pair-shape", place, `"${id}": the source has ${part}`);
  for (const part of here) if (!there.includes(part)) yield error("pair-shape", place, `"${id}": the source has no ${part}`);
}

function optionalParts(words: NodeWordsYaml | undefined): readonly string[] {
  const options = Object.entries(words?.options ?? {}).flatMap(([id, { condition, risk }]) => [
    ...(condition === undefined ? [] : [`options.${id}.condition`]),
    ...(risk === undefined ? [] : [`options.${id}.risk`]),
  ]);
  return [...(words?.asks ? ["asks"] : []), ...options];
}

const nodesOf = (words: ScenarioWordsYaml, part: ScenarioPart, id: string): readonly Nodes[] =>
  scenarioPartTexts(words, part, id).flatMap(({ text }) => parseMarkdown(text).children);

const headOf = ({ title, intro, roles, rubric }: ScenarioWordsYaml): string => wordsOf({ title, intro, roles, rubric });

const wordsOf = (words: object): string =>
  yamlTexts(words)
    .map(([, text]) => withoutTargets(text))
    .join("\n");

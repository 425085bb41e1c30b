import type { EvidenceWords, InjectWords, NodeWords, ScenarioOptionWords, ScenarioWords } from "#domain/course/scenario.ts";
import type { TextNode, TextProvenance } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import type { Provenance } from "../schema/common.ts";
import type { NodeWordsYaml, OptionWordsYaml, ScenarioWordsYaml } from "../schema/scenario-schema.ts";
import type { ScenarioSource } from "../source/course-source.ts";
import { scenarioCites } from "../source/scenario-cites.ts";
import { yamlHash } from "../source/source-hash.ts";
import { onlyOutcome } from "./build-scenario.ts";
import { createTextCompiler } from "./compile-text.ts";
import { defined } from "./defined.ts";
import { missingTranslation, partProvenance, wordsProvenance } from "./provenance.ts";

/** What the `of` at the top of a scenario's words file covers. */
export const scenarioHeadHash = ({ title, intro, roles, rubric }: ScenarioWordsYaml): string => yamlHash({ title, intro, roles, rubric });

interface Compile {
  readonly line: (text: string) => readonly TextNode[];
  readonly paragraphs: (text: string) => readonly TextNode[];
}

/** The words of a scenario in one language that has a words file; nodes, injects and evidence without translation are in `sourceLang`. */
export function buildScenarioWords(
  scenario: ScenarioSource,
  locale: Locale,
  sourceLang: Locale,
  reference: Reference,
): ScenarioWords | null {
  const source = scenario.words.get(sourceLang)?.value;
  const own = scenario.words.get(locale)?.value;
  if (source === undefined || own === undefined) return null;
  const refs = [...scenarioCites(scenario.yaml.value)].map(({ ref }) => ref);
  const compiler = createTextCompiler(locale, refs, reference);
  const provenance = wordsProvenance(own, scenarioHeadHash(source), locale, sourceLang);
  const compileIn = (textLocale: Locale): Compile => ({
    line: (text) => compiler.line(text, textLocale),
    paragraphs: (text) => compiler.paragraphs(text, textLocale),
  });
  const parts = <Yaml extends Provenance, Words>(
    field: (words: ScenarioWordsYaml) => { readonly [id: string]: Yaml },
    build: (words: Yaml, compile: Compile) => Words,
  ): { readonly [id: string]: Words & Partial<TextProvenance> } =>
    Object.fromEntries(
      Object.entries(field(source)).map(([id, sourceWords]) => {
        const ownWords = field(own)[id];
        if (ownWords === undefined) return [id, { ...missingTranslation(sourceLang), ...build(sourceWords, compileIn(sourceLang)) }];
        const label = locale === sourceLang ? {} : partProvenance(ownWords, yamlHash(sourceWords), provenance);
        return [id, { ...label, ...build(ownWords, compileIn(locale)) }];
      }),
    );
  const { line, paragraphs } = compileIn(locale);
  const head = {
    ...provenance,
    title: own.title,
    intro: paragraphs(own.intro),
    roles: mapValues(own.roles, ({ name, brief }) => ({ name, brief: paragraphs(brief) })),
    rubric: mapValues(own.rubric, ({ title, met, missed }) => ({ title, met: line(met), missed: line(missed) })),
  };
  const nodes = parts((words) => words.nodes, nodeFrom);
  const injects = parts(
    (words) => words.injects,
    ({ title, text }, compile): InjectWords => ({ title, text: compile.paragraphs(text) }),
  );
  const evidence = parts(
    (words) => words.evidence,
    ({ title, source: from, text }, compile): EvidenceWords => ({ title, source: from, text: compile.paragraphs(text) }),
  );
  return { ...head, nodes, injects, evidence, cites: compiler.cites() };
}

function nodeFrom({ title, text, asks, help, options }: NodeWordsYaml, compile: Compile): NodeWords {
  return {
    title,
    text: compile.paragraphs(text),
    ...defined({ asks: asks && mapValues(asks, compile.paragraphs) }),
    help: mapValues(help, (page) => ({ title: page.title, text: compile.paragraphs(page.text) })),
    options: mapValues(options, (option) => optionFrom(option, compile)),
  };
}

function optionFrom({ text, why, result, results, condition, risk }: OptionWordsYaml, { line, paragraphs }: Compile): ScenarioOptionWords {
  const written = results ?? (result === undefined ? {} : { [onlyOutcome]: result });
  return {
    text: line(text),
    why: line(why ?? ""),
    results: mapValues(written, paragraphs),
    ...defined({ condition: condition === undefined ? undefined : line(condition), risk: risk === undefined ? undefined : line(risk) }),
  };
}

const mapValues = <T, U>(record: { readonly [key: string]: T }, map: (value: T) => U): { readonly [key: string]: U } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

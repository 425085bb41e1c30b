import type { Nodes } from "mdast";
import type { Locale } from "#domain/locale.ts";
import type { Place } from "../diagnostic.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { ItemWordsYaml } from "../schema/quiz-schema.ts";
import type { CourseSource, QuizSource, ScenarioSource, WorksheetSource } from "./course-source.ts";
import type { YamlFile, YamlPath } from "./read-yaml.ts";
import { scenarioTexts } from "./scenario-texts.ts";
import { worksheetTexts } from "./worksheet-texts.ts";
import type { YamlText } from "./yaml-text.ts";

/** One marked-up text of a course in one language. */
export interface Prose {
  readonly locale: Locale;
  readonly nodes: readonly Nodes[];
  readonly placeOf: (node: Nodes) => Place;
}

/** Every marked-up text of a course: lessons, then words of quizzes, scenarios and worksheets. */
export function* proseIn(course: CourseSource): Generator<Prose> {
  for (const { lessons, quizzes, scenarios, worksheets } of course.modules) {
    for (const { source, translations } of lessons) {
      for (const { file, locale, blocks } of [source, ...translations]) {
        for (const { label, body } of blocks)
          yield { locale, nodes: [...label, ...body], placeOf: (node) => ({ file, line: node.position?.start.line }) };
      }
    }
    for (const quiz of quizzes) yield* quizProse(quiz);
    for (const scenario of scenarios) yield* scenarioProse(scenario);
    for (const worksheet of worksheets) yield* worksheetProse(worksheet);
  }
  for (const quiz of course.quizzes) yield* quizProse(quiz);
}

function* quizProse({ words }: QuizSource): Generator<Prose> {
  for (const [locale, file] of words) {
    const { intro, items } = file.value;
    yield* yamlProse(file, locale, [
      { path: ["intro"], text: intro, form: "paragraphs" },
      ...Object.entries(items).flatMap(([id, item]) => itemTexts(id, item)),
    ]);
  }
}

function* scenarioProse({ words }: ScenarioSource): Generator<Prose> {
  for (const [locale, file] of words) yield* yamlProse(file, locale, scenarioTexts(file.value));
}

function* worksheetProse({ words }: WorksheetSource): Generator<Prose> {
  for (const [locale, file] of words) yield* yamlProse(file, locale, worksheetTexts(file.value));
}

function* yamlProse(file: YamlFile<unknown>, locale: Locale, texts: readonly YamlText[]): Generator<Prose> {
  for (const { path, text } of texts) {
    const place = file.place(path, path.join("."));
    yield { locale, nodes: parseMarkdown(text).children, placeOf: () => place };
  }
}

/** The Markdown texts of an item. Targets, bins, units, criteria and accepted words are plain. */
export function itemTexts(id: string, words: ItemWordsYaml): readonly YamlText[] {
  const at = (...rest: YamlPath): YamlPath => ["items", id, ...rest];
  const line = (path: YamlPath, text: string | undefined): readonly YamlText[] =>
    text === undefined ? [] : [{ path, text, form: "line" }];
  const lines = (field: "prompts" | "steps" | "statements" | "wrong"): readonly YamlText[] =>
    Object.entries(words[field] ?? {}).flatMap(([key, text]) => line(at(field, key), text));
  const why =
    typeof words.why === "object"
      ? Object.entries(words.why).flatMap(([key, text]) => line(at("why", key), text))
      : line(at("why"), words.why);
  return [
    { path: at("stem"), text: words.stem, form: "paragraphs" },
    ...words.hints.flatMap((hint, index) => line(at("hints", index), hint)),
    ...Object.entries(words.choices ?? {}).flatMap(([key, choice]) => [
      ...line(at("choices", key, "text"), choice.text),
      ...line(at("choices", key, "why"), choice.why),
    ]),
    ...lines("prompts"),
    ...lines("steps"),
    ...lines("statements"),
    ...why,
    ...line(at("why-true"), words["why-true"]),
    ...line(at("why-false"), words["why-false"]),
    ...lines("wrong"),
    ...(words.model === undefined ? [] : [{ path: at("model"), text: words.model, form: "paragraphs" } as const]),
  ];
}

import type { CriterionWords, ItemWords, OptionWords, QuizWords } from "#domain/course/quiz.ts";
import type { TextNode } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import type { Reference } from "../reference/reference.ts";
import type { ItemWordsYaml, ItemYaml, QuizWordsYaml } from "../schema/quiz-schema.ts";
import type { QuizSource } from "../source/course-source.ts";
import { itemCites, itemMisconceptions } from "../source/item-references.ts";
import { yamlHash } from "../source/source-hash.ts";
import { createTextCompiler } from "./compile-text.ts";
import { defined } from "./defined.ts";
import { missingTranslation, partProvenance, wordsProvenance } from "./provenance.ts";

/** The words of a quiz in one language that has a words file; items without translation are in `sourceLang`. */
export function buildQuizWords(quiz: QuizSource, locale: Locale, sourceLang: Locale, reference: Reference): QuizWords | null {
  const source = quiz.words.get(sourceLang)?.value;
  const own = quiz.words.get(locale)?.value;
  if (source === undefined || own === undefined) return null;
  const compiler = createTextCompiler(
    locale,
    quiz.items.flatMap(({ yaml }) => itemCites(yaml)),
    reference,
  );
  const provenance = wordsProvenance(own, quizHeadHash(source), locale, sourceLang);
  const items: { [id: string]: ItemWords } = {};
  for (const { yaml: item } of quiz.items) {
    const sourceWords = source.items[item.id];
    const ownWords = own.items[item.id];
    if (sourceWords === undefined) continue;
    const build = (words: ItemWordsYaml, textLocale: Locale): ItemWords =>
      itemWordsFrom(item, words, {
        line: (text) => compiler.line(text, textLocale),
        paragraphs: (text) => compiler.paragraphs(text, textLocale),
        answer: item.kind === "short-text" ? answerOf(item.key.term, textLocale, reference) : undefined,
      });
    if (ownWords === undefined) items[item.id] = { ...missingTranslation(sourceLang), ...build(sourceWords, sourceLang) };
    else if (locale === sourceLang) items[item.id] = build(ownWords, locale);
    else items[item.id] = { ...partProvenance(ownWords, yamlHash(sourceWords), provenance), ...build(ownWords, locale) };
  }
  const intro = compiler.paragraphs(own.intro);
  return {
    ...provenance,
    title: own.title,
    intro,
    items,
    cites: compiler.cites(),
    misconceptions: misconceptionsFrom(quiz, locale, reference),
  };
}

/** What the `of` at the top of a quiz's words file covers. */
export const quizHeadHash = ({ title, intro }: QuizWordsYaml): string => yamlHash({ title, intro });

interface Compile {
  readonly line: (text: string) => readonly TextNode[];
  readonly paragraphs: (text: string) => readonly TextNode[];
  readonly answer: string | undefined;
}

function itemWordsFrom(item: ItemYaml, words: ItemWordsYaml, { line, paragraphs, answer }: Compile): ItemWords {
  const whyOf = (id: string): string | undefined => (typeof words.why === "object" ? words.why[id] : undefined);
  const option = (text: string, why: string | undefined): OptionWords => ({
    text: line(text),
    ...(why === undefined ? {} : { why: line(why) }),
  });
  const options: { [id: string]: OptionWords } = {};
  if (item.kind === "true-false") {
    for (const id of ["true", "false"] as const) options[id] = { ...option("", words[`why-${id}`]) };
  }
  for (const [id, { text, why }] of Object.entries(words.choices ?? {})) options[id] = option(text, why);
  for (const [id, text] of Object.entries(words.prompts ?? words.steps ?? words.statements ?? {})) options[id] = option(text, whyOf(id));
  return {
    stem: paragraphs(words.stem),
    hints: words.hints.map(line),
    options,
    ...defined({
      targets: words.targets ?? words.bins,
      why: typeof words.why === "string" ? line(words.why) : undefined,
      wrong: words.wrong && mapValues(words.wrong, line),
      unit: words.unit,
      answer,
      model: words.model === undefined ? undefined : paragraphs(words.model),
      criteria: words.criteria satisfies { readonly [id: string]: CriterionWords } | undefined,
    }),
  };
}

const mapValues = <T, U>(record: { readonly [key: string]: T }, map: (value: T) => U): { readonly [key: string]: U } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

function answerOf(term: string, locale: Locale, { glossary }: Reference): string | undefined {
  const words = glossary.get(term)?.words;
  return words?.[locale]?.term ?? words?.en?.term;
}

function misconceptionsFrom(quiz: QuizSource, locale: Locale, reference: Reference): QuizWords["misconceptions"] {
  const found: { [id: string]: QuizWords["misconceptions"][string] } = {};
  for (const id of [...new Set(quiz.items.flatMap(({ yaml }) => itemMisconceptions(yaml)))].sort()) {
    const words = reference.misconceptions.get(id) ?? {};
    const own = words[locale];
    if (own !== undefined) found[id] = { text: own };
    else if (words.en !== undefined) found[id] = { text: words.en, lang: "en" };
  }
  return found;
}

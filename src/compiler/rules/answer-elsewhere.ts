import type { Locale } from "#domain/locale.ts";
import { acceptedForms } from "../build/short-text-forms.ts";
import { type Diagnostic, type Place, warning } from "../diagnostic.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import type { Reference } from "../reference/reference.ts";
import type { ItemWordsYaml } from "../schema/quiz-schema.ts";
import type { ItemSource, QuizSource } from "../source/course-source.ts";
import { saysPhrase, wordsOf } from "../terms/find-phrase.ts";
import { numberWords } from "../terms/number-words.ts";
import type { QuizRule } from "./rule.ts";

/**
 * No question of a quiz is answered by the words of another one: what is to be typed stands in no text that learners see before they answer,
 * and the words of a key in no other stem.
 */
export const answerElsewhere: QuizRule = function* ({ quiz, reference }) {
  for (const [locale, file] of quiz.words) {
    for (const asked of quiz.items) {
      const told = answerOf(asked, file.value.items[asked.yaml.id], locale, quiz, reference);
      if (told === undefined) continue;
      for (const other of quiz.items) {
        const words = file.value.items[other.yaml.id];
        if (words === undefined || !mayMeet(asked, other, quiz)) continue;
        yield* tellsIn(words, asked, other, quiz, told, file.place(["items", other.yaml.id], other.yaml.id));
      }
    }
  }
};

/** Whether a text tells the answer, and what of the other items counts as telling. */
interface Answer {
  readonly isIn: (text: string) => boolean;
  readonly stemsOnly: boolean;
  /** Whether the item's own stem and hints would tell it. */
  readonly ownToo: boolean;
}

function* tellsIn(
  words: ItemWordsYaml,
  asked: ItemSource,
  other: ItemSource,
  quiz: QuizSource,
  told: Answer,
  place: Place,
): Generator<Diagnostic> {
  const own = asked === other;
  if (own && !told.ownToo) return;
  const shown = told.stemsOnly ? [plain(words.stem)] : shownTexts(words);
  const name = own ? "its own answer" : `the answer of "${asked.yaml.id}"`;
  if (shown.some(told.isIn)) yield warning("answer-elsewhere", place, `tells ${name}: say it in other words`);
  else if (!told.stemsOnly && isExplainedBefore(asked, other, quiz) && explanations(words).some(told.isIn)) {
    yield warning("answer-elsewhere", place, `its explanation tells ${name}, which comes later: ask that first`);
  }
}

/** Fewer words than these stand in many stems without telling a key. */
const leastKeyWords = { letters: 10, words: 4 };
/** “four global measures”, “四项全球措施”. */
const wordsBeforeUnit = { letters: 3, words: 1 };

function answerOf(
  { yaml }: ItemSource,
  words: ItemWordsYaml | undefined,
  locale: Locale,
  quiz: QuizSource,
  reference: Reference,
): Answer | undefined {
  const measure = locale === "zh" ? "letters" : "words";
  const isIn = (text: string, phrase: string, gap = 0): boolean => saysPhrase(wordsOf(text, locale), wordsOf(phrase, locale), gap);
  switch (yaml.kind) {
    case "short-text": {
      const forms = acceptedForms(yaml, quiz, reference);
      return { isIn: (text) => forms.some((form) => isIn(text, form)), stemsOnly: false, ownToo: true };
    }
    case "numeric": {
      const unit = unitNoun(words?.unit ?? "", locale);
      if (unit === "") return undefined;
      const counted = numberWords(yaml.key.value, locale).flatMap((number) => [
        { phrase: `${number} ${unit}`, gap: wordsBeforeUnit[measure] },
        ...(locale === "ar" ? [{ phrase: `${unit} ${number}`, gap: 0 }] : []),
      ]);
      return { isIn: (text) => counted.some(({ phrase, gap }) => isIn(text, phrase, gap)), stemsOnly: false, ownToo: false };
    }
    case "single":
    case "multiple": {
      const keys = Object.entries(yaml.choices).flatMap(([id, { key }]) => (key ? [plain(words?.choices?.[id]?.text ?? "")] : []));
      const long = keys.filter((key) => wordsOf(key, locale).length >= leastKeyWords[measure]);
      return { isIn: (text) => long.some((key) => isIn(text, key)), stemsOnly: true, ownToo: false };
    }
    default:
      return undefined;
  }
}

/** Chinese units begin with a measure word, and those of one character are part of dates. */
const unitNoun = (unit: string, locale: Locale): string => (locale === "zh" ? (/\p{Script=Han}{2}$/u.exec(unit)?.[0] ?? "") : unit);

/** Practice shows every item; an attempt at another quiz may draw only one of a pool. */
function mayMeet(one: ItemSource, other: ItemSource, { yaml }: QuizSource): boolean {
  if (yaml.value.mode === "practice" || one === other) return true;
  return !yaml.value.pools.some(({ draw, items }) => draw === 1 && items.includes(one.yaml.id) && items.includes(other.yaml.id));
}

/** Practice explains an answer at once, in the author's order. */
const isExplainedBefore = (asked: ItemSource, other: ItemSource, { yaml, items }: QuizSource): boolean =>
  yaml.value.mode === "practice" && items.indexOf(other) < items.indexOf(asked);

const valuesOf = (texts: string | { readonly [id: string]: string } = {}): readonly string[] =>
  (typeof texts === "string" ? [texts] : Object.values(texts)).map(plain);

const shownTexts = (words: ItemWordsYaml): readonly string[] => [
  plain(words.stem),
  ...words.hints.map(plain),
  ...Object.values(words.choices ?? {}).map(({ text }) => plain(text)),
  ...[words.prompts, words.targets, words.steps, words.statements, words.bins].flatMap(valuesOf),
];

const explanations = (words: ItemWordsYaml): readonly string[] => [
  ...Object.values(words.choices ?? {}).map(({ why = "" }) => plain(why)),
  ...[words.why, words.wrong, words["why-true"], words["why-false"], words.model].flatMap(valuesOf),
];

const plain = (text: string): string => plainTextOf(parseMarkdown(text).children).trim();

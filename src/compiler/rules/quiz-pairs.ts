import type { Nodes } from "mdast";
import { quizHeadHash } from "../build/build-quiz-words.ts";
import { type Diagnostic, type Place, warning } from "../diagnostic.ts";
import { withoutTargets } from "../markdown/links.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { ItemWordsYaml } from "../schema/quiz-schema.ts";
import { itemTexts } from "../source/prose.ts";
import { yamlHash, yamlTexts } from "../source/source-hash.ts";
import { compareCites } from "./pair-cites.ts";
import { compareNumbers } from "./pair-numbers.ts";
import { compareTerms } from "./pair-terms.ts";
import { type QuizRule, translationsIn } from "./rule.ts";
import { stateMissing } from "./state-missing.ts";
import { checkStale } from "./translation-stale.ts";
import { unconfirmed } from "./translation-unconfirmed.ts";

/** The pair rules for quizzes. Hints and accepted words are rewritten for each language and not compared. */
export const quizPairs: QuizRule = function* ({ quiz, course }) {
  const source = quiz.words.get(course.sourceLang)?.value;
  if (source === undefined) return;
  for (const [, file] of translationsIn(quiz.words, course.sourceLang)) {
    yield* stateMissing(file.value, file.place());
    yield* checkStale("the title and introduction", file.value, quizHeadHash(source), file.place(["title"]));
    yield* unconfirmed([file.value, ...Object.values(file.value.items)], file.place());
    for (const { yaml: item } of quiz.items) {
      const [there, here] = [source.items[item.id], file.value.items[item.id]];
      if (there === undefined) continue;
      const place = file.place(["items", item.id], item.id);
      if (here === undefined) yield warning("pair-missing", place, `"${item.id}" is not translated`);
      else yield* compareItem(item.id, there, here, place);
    }
  }
};

function* compareItem(id: string, source: ItemWordsYaml, translation: ItemWordsYaml, place: Place): Generator<Diagnostic> {
  yield* checkStale(`"${id}"`, translation, yamlHash(source), place);
  yield* compareTerms(id, nodesOf(id, source), nodesOf(id, translation), place);
  yield* compareCites(id, nodesOf(id, source), nodesOf(id, translation), place);
  yield* compareNumbers(id, wordsOf(source), wordsOf(translation), place);
}

const nodesOf = (id: string, words: ItemWordsYaml): readonly Nodes[] =>
  itemTexts(id, compared(words)).flatMap(({ text }) => parseMarkdown(text).children);

const wordsOf = (words: ItemWordsYaml): string =>
  yamlTexts(compared(words))
    .map(([, text]) => withoutTargets(text))
    .join("\n");

const compared = (words: ItemWordsYaml): ItemWordsYaml => ({ ...words, hints: [], accept: undefined });

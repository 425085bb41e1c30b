import { error } from "../diagnostic.ts";
import type { ItemWordsYaml, ItemYaml } from "../schema/quiz-schema.ts";
import type { QuizRule } from "./rule.ts";
import { wordsNeeded } from "./words-needed.ts";

/** Every answer, right or wrong, is explained. */
export const whyMissing: QuizRule = function* ({ quiz }) {
  for (const file of quiz.words.values()) {
    for (const { yaml: item } of quiz.items) {
      const words = file.value.items[item.id];
      if (words === undefined) continue;
      for (const id of unexplained(item, words))
        yield error("why-missing", file.place(["items", item.id], item.id), `say why: ${id} has no rationale`);
    }
  }
};

function unexplained(item: ItemYaml, words: ItemWordsYaml): readonly string[] {
  const { why } = wordsNeeded(item);
  if (why === "none") return [];
  if (why === "choices") return Object.entries(words.choices ?? {}).flatMap(([id, choice]) => (choice.why === undefined ? [id] : []));
  if (why === "true-false") return (["true", "false"] as const).filter((value) => words[`why-${value}`] === undefined);
  if (why === "whole") return typeof words.why === "string" ? [] : ["the item"];
  const written = typeof words.why === "object" ? words.why : {};
  return why.filter((id) => written[id] === undefined);
}

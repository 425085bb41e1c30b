import { error } from "../diagnostic.ts";
import type { QuizRule } from "./rule.ts";
import { fieldsOf, wordsNeeded } from "./words-needed.ts";

const always = ["stem", "hints", "of", "state", "by"];

/** Words of items, or of parts of items, that the structure does not have. */
export const wordsExtra: QuizRule = function* ({ quiz }) {
  for (const file of quiz.words.values()) {
    for (const [id, words] of Object.entries(file.value.items)) {
      const item = quiz.items.find(({ yaml }) => yaml.id === id)?.yaml;
      const extra = (what: string, ...path: readonly string[]) => error("words-extra", file.place(["items", id, ...path], id), what);
      if (item === undefined) {
        yield extra("quiz.yaml has no such item");
        continue;
      }
      const needed = wordsNeeded(item);
      const { maps, texts, optional, why } = needed;
      const whys = why === "true-false" ? ["why-true", "why-false"] : why === "none" || why === "choices" ? [] : ["why"];
      const allowed: readonly string[] = [...always, ...Object.keys(maps), ...texts, ...optional, ...whys];
      for (const field of Object.keys(words))
        if (!allowed.includes(field)) yield extra(`an item of kind ${item.kind} has no "${field}"`, field);
      for (const { field, ids, written } of fieldsOf(needed, words)) {
        for (const name of written) if (!ids.includes(name)) yield extra(`quiz.yaml has no "${name}" here`, field, name);
      }
      if (typeof words.why === "object" && Array.isArray(why)) {
        for (const written of Object.keys(words.why))
          if (!why.includes(written)) yield extra(`quiz.yaml has no "${written}" here`, "why", written);
      }
    }
  }
};

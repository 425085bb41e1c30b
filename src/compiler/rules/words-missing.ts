import { error } from "../diagnostic.ts";
import type { QuizRule } from "./rule.ts";
import { fieldsOf, wordsNeeded } from "./words-needed.ts";

/** An item has all its words; in a translation it is there whole or not at all. */
export const wordsMissing: QuizRule = function* ({ quiz, course }) {
  for (const [locale, file] of quiz.words) {
    for (const { yaml: item } of quiz.items) {
      const words = file.value.items[item.id];
      if (words === undefined) {
        if (locale === course.sourceLang) yield error("words-missing", file.place(["items"], item.id), "this item has no words");
        continue;
      }
      const missing = (what: string) => error("words-missing", file.place(["items", item.id], item.id), `${what} is missing`);
      const needed = wordsNeeded(item);
      for (const { field, ids, written } of fieldsOf(needed, words)) {
        for (const id of ids) if (!written.includes(id)) yield missing(`${field}: ${id}`);
      }
      for (const field of needed.texts) if (words[field] === undefined) yield missing(field);
    }
  }
};

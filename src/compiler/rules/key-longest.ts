import { warning } from "../diagnostic.ts";
import type { QuizRule } from "./rule.ts";

/** In a single choice the longest text is not the key. */
export const keyLongest: QuizRule = function* ({ quiz }) {
  for (const file of quiz.words.values()) {
    for (const { yaml } of quiz.items) {
      const words = file.value.items[yaml.id]?.choices;
      if (yaml.kind !== "single" || words === undefined) continue;
      const lengths = Object.entries(yaml.choices).map(([id, { key }]) => ({ key, length: words[id]?.text.length ?? 0 }));
      const keyLength = lengths.find(({ key }) => key)?.length ?? 0;
      if (lengths.every(({ key, length }) => key || length < keyLength)) {
        yield warning(
          "key-longest",
          file.place(["items", yaml.id, "choices"], yaml.id),
          "the key is the longest choice: learners see that",
        );
      }
    }
  }
};

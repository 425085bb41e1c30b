import { warning } from "../diagnostic.ts";
import type { QuizRule } from "./rule.ts";

const most = 1.5;

/** No choice stands out by its length, in any language. */
export const optionLength: QuizRule = function* ({ quiz }) {
  for (const file of quiz.words.values()) {
    for (const [id, { choices }] of Object.entries(file.value.items)) {
      const lengths = Object.values(choices ?? {}).map(({ text }) => text.length);
      const longest = Math.max(0, ...lengths);
      const others = (lengths.reduce((sum, length) => sum + length, 0) - longest) / (lengths.length - 1);
      if (longest > most * others) {
        yield warning(
          "option-length",
          file.place(["items", id, "choices"], id),
          `one choice has ${longest} characters, the others ${Math.round(others)} on average`,
        );
      }
    }
  }
};

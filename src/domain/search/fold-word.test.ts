import { describe, expect, it } from "vitest";
import { normaliseText } from "../grading/normalise-text.ts";
import { foldWord } from "./fold-word.ts";

describe("foldWord", () => {
  it.each(["Countermeasures", "49", "Ст4тья", "ПРИПИСЫВАНИЕ", "Ёлка", "ещё", "войной", "Réparation", "œuvre", "القَوَاعِد", "第", "ǅ", "ſ"])(
    "folds %s as a short answer is folded",
    (word) => {
      expect(foldWord(word)).toBe(normaliseText(word));
    },
  );

  it("keeps one word where folding would make two", () => {
    expect(foldWord("½")).toBe("12");
  });
});

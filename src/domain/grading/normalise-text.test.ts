import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseText } from "./normalise-text.ts";

describe("normaliseText", () => {
  it.each([
    ["case, white space and punctuation", "  “Retorsion” ! ", "retorsion"],
    ["full-width letters", "Ｒｅｔｏｒｓｉｏｎ", "retorsion"],
    ["French accents and apostrophes", "L’État lésé", "l etat lese"],
    ["the French ligature", "mise en œuvre", "mise en oeuvre"],
    ["Spanish accents", "retorsión", "retorsion"],
    ["Russian yo, but not short i", "Ещё твёрдый", "еще твердый"],
    ["Arabic vowel signs and tatweel", "رَدّ بالمِثـــل", "رد مثل"],
    ["Arabic alef, hamza, ya and ta marbuta", "إلى مسؤولية", "الي مسووليه"],
    ["the Arabic article with and without a conjunction", "والتدابير المضادة", "تدابير مضاده"],
    ["Arabic digits", "المادة ٥٢", "ماده 52"],
    ["Chinese full stops", "反措施。", "反措施"],
    ["nothing but punctuation", " … ", ""],
  ])("folds %s", (_, text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });

  it("keeps an Arabic word whole when fewer than three letters would remain", () => {
    expect(normaliseText("الآن")).toBe("الان");
  });

  it("folds a word that begins with alef and lam alike with and without the article", () => {
    expect(normaliseText("الالتزام")).toBe(normaliseText("التزام"));
  });

  it("changes nothing when applied twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });

  it("does not depend on case or composition", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcéèñçüокйё"), minLength: 1 });
    fc.assert(
      fc.property(word, (text) => {
        expect(normaliseText(text.toUpperCase().normalize("NFD"))).toBe(normaliseText(text));
      }),
    );
  });
});

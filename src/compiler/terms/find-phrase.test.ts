import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { saysPhrase, wordsOf } from "./find-phrase.ts";
import { numberWords } from "./number-words.ts";

const says = (text: string, phrase: string, locale: Locale, gap?: number): boolean =>
  saysPhrase(wordsOf(text, locale), wordsOf(phrase, locale), gap);

describe("saysPhrase", () => {
  it.each<[Locale, string, string]>([
    ["en", "with Needs Assessments", "needs assessment"],
    ["en", "an assessment of the needs", "assessment of needs"],
    ["fr", "les agressions armées", "agression armée"],
    ["es", "de los ataques armados", "ataque armado"],
    ["ru", "подвергся вооружённому нападению", "вооруженное нападение"],
    ["ar", "وبالهجوم المسلح", "هجوم مسلح"],
    ["zh", "正在遭受武力攻击", "武力攻击"],
  ])("finds a term in %s as it is inflected there", (locale, text, term) => {
    expect(says(text, term, locale)).toBe(true);
  });

  it("does not find words that stand apart or the other way round", () => {
    expect(says("an attack by armed men", "armed attack", "en")).toBe(false);
    expect(says("an armed and grave attack", "armed attack", "en")).toBe(false);
  });

  it("lets as many words stand after the first as it is told", () => {
    expect(says("the first four global measures", "four measures", "en", 1)).toBe(true);
    expect(says("the first four new global measures", "four measures", "en", 1)).toBe(false);
  });

  it("does not find a Chinese number in a greater one", () => {
    expect(says("通过了十三项规范", "三规范", "zh", 3)).toBe(false);
    expect(says("其中三项规范", "三规范", "zh", 3)).toBe(true);
  });

  it("finds nothing where a phrase has no words of its own", () => {
    expect(says("the State", "of the", "en")).toBe(false);
  });
});

describe("numberWords", () => {
  it("gives digits, and the words of the language", () => {
    expect(numberWords(4, "fr")).toEqual(["4", "quatre"]);
    expect(numberWords(20, "zh")).toEqual(["20", "二十"]);
    expect(numberWords(2, "ru")).toContain("двух");
    expect(numberWords(80, "en")).toEqual(["80"]);
    expect(numberWords(1, "en")).toEqual(["1"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../locale.ts";
import { hanCode } from "./han-code.ts";
import { searchWords } from "./search-words.ts";

const formsIn = (text: string, locale: Locale): readonly string[] => searchWords(text, locale).flatMap(({ forms }) => forms);
/** Whether two texts of one word each find one another. */
const areAlike = (one: string, other: string, locale: Locale): boolean => {
  const forms = new Set(formsIn(one, locale));
  return formsIn(other, locale).some((form) => forms.has(form));
};

describe("searchWords", () => {
  it.each<readonly [Locale, string, readonly string[]]>([
    ["ar", "التدابير", ["تدابير", "وَبِالتَّدَابِيرِ", "بالتدابير", "للتدابير", "تدابيرها"]],
    ["ar", "المسؤولية", ["مسؤوليه", "مسؤولية", "المسؤوليّة", "بمسؤولية", "مسؤوليتها"]],
    ["ar", "الالتزام", ["التزام", "التزامات", "والتزاماتها", "لالتزام"]],
    ["ar", "الأفعال", ["افعال", "أفعال", "الافعال"]],
    ["ar", "دوليا", ["دوليًّا", "دولي", "الدولية"]],
    ["ru", "контрмеры", ["контрмера", "контрмерами", "Контрмер"]],
    ["ru", "противоправное", ["противоправного", "противоправными", "противоправных"]],
    ["ru", "ответственность", ["ответственности", "ответственностью"]],
    ["ru", "самооборона", ["самообороны", "самообороной"]],
    ["ru", "вооруженное", ["вооружённого", "вооруженными"]],
    ["fr", "illicites", ["illicite", "Illicite"]],
    ["fr", "internationaux", ["international", "internationale", "internationales"]],
    ["fr", "nécessité", ["necessite", "Nécessités"]],
    ["fr", "lésé", ["lese", "lésée", "lésés"]],
    ["es", "contramedidas", ["contramedida", "Contramedida"]],
    ["es", "ilícitos", ["ilicito", "ilícita"]],
    ["es", "naciones", ["nación", "nacion"]],
    ["en", "countermeasures", ["countermeasure", "Countermeasures"]],
    ["en", "attributed", ["attribute", "attributing", "attribution", "attributes"]],
    ["en", "obligations", ["obligation"]],
    ["en", "proportionality", ["proportional", "proportionally"]],
    ["zh", "反措施", ["反措施"]],
  ])("finds in %s %s whatever its form", (locale, word, others) => {
    expect(others.filter((other) => !areAlike(word, other, locale))).toEqual([]);
  });

  it.each<readonly [Locale, string, string]>([
    ["en", "norm", "normal"],
    ["en", "State", "station"],
    ["fr", "norme", "normal"],
    ["ru", "право", "правило"],
    ["ar", "الدولية", "الدول"],
    ["zh", "制裁", "补偿"],
  ])("keeps in %s %s and %s apart", (locale, one, other) => {
    expect(areAlike(one, other, locale)).toBe(false);
  });

  it("finds a document symbol whole and by its end, in any text", () => {
    expect(formsIn("A/RES/56/83", "ar")).toEqual(["a/res/56/83", "res/56/83", "56/83"]);
    expect(formsIn("تقرير A/70/174", "ar")).toContain("70/174");
    expect(formsIn("A/AC.290/2021/CRP.2", "en")[0]).toBe("a/ac.290/2021/crp.2");
    expect(formsIn("and/or", "fr")).toEqual(["and", "or"]);
  });

  it("finds a hyphenated word by its parts and written as one", () => {
    expect(searchWords("les contre-mesures", "fr").map(({ start, end, forms }) => [start, end, ...forms])).toEqual([
      [0, 3],
      [4, 10, "contr"],
      [11, 18, "mesur"],
      [4, 18, "contremesur"],
    ]);
  });

  it("gives words that stand in every text no form", () => {
    expect(formsIn("the law of the State", "en")).toEqual(["law", "stat"]);
    expect(formsIn("في القانون", "ar")).toEqual(["قانون"]);
    expect(formsIn("国家的责任", "zh")).toEqual(["国家", "责任"].map(hanCode));
  });

  const anyLocale = fc.constantFrom(...locales);
  const pieces = [
    "attribution",
    "A/70/174",
    "art. 49 (1)",
    "الدولة",
    "و49",
    "ё",
    "国家责任第4条",
    "l’État",
    "contre-mesure",
    " ",
    "-",
    "…",
    "é́",
  ];
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces)).map((list) => list.join(" ")),
  );

  it("points into the original text, whatever it is", () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        for (const { start, end, forms } of searchWords(text, locale)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(forms.every((form) => form !== "" && !/\s/.test(form))).toBe(true);
        }
      }),
    );
  });
  it("does not mind how letters with marks are encoded", () => {
    fc.assert(
      fc.property(anyText, anyLocale, (text, locale) => {
        expect(formsIn(text.normalize("NFD"), locale)).toEqual(formsIn(text.normalize("NFC"), locale));
      }),
    );
  });
});

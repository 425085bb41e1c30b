import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { matchesTerm } from "./match-term.ts";

const matches = (words: string, locale: Locale, term: string, ...forms: string[]): boolean =>
  matchesTerm(words, locale, { term, variants: [], forms });

describe("matchesTerm", () => {
  it("ignores case and the kind of apostrophe, but not accents", () => {
    expect(matches("Retorsion", "en", "retorsion")).toBe(true);
    expect(matches("responsabilité de l’État", "fr", "responsabilité de l'État")).toBe(true);
    expect(matches("responsabilite de l'Etat", "fr", "responsabilité de l'État")).toBe(false);
  });

  it("takes an ending only where a pattern allows one", () => {
    expect(matches("peremptory norms", "en", "peremptory norm")).toBe(false);
    expect(matches("peremptory norms", "en", "peremptory norm", "peremptory norm*")).toBe(true);
    expect(matches("norms that are peremptory", "en", "peremptory norm", "peremptory norm*")).toBe(false);
  });

  it.each(["التدبير المضاد", "والتدبير المضاد", "بالتدبير المضاد", "تدبير مضاد", "تَدبير مُضاد"])(
    "accepts %s for the indefinite Arabic term",
    (words) => {
      expect(matches(words, "ar", "تدبير مضاد")).toBe(true);
    },
  );

  it("accepts the article after the preposition lam, and letter variants", () => {
    expect(matches("للدولة المسؤولة", "ar", "دولة مسؤولة")).toBe(true);
    expect(matches("إلتزام", "ar", "التزام")).toBe(true);
  });

  it("refuses another Arabic word", () => {
    expect(matches("الإجراء المضاد", "ar", "تدبير مضاد")).toBe(false);
  });

  it("compares Chinese without regard to spaces", () => {
    expect(matches("反 措施", "zh", "反措施")).toBe(true);
  });
});

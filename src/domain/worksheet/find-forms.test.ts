import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findForms, formFrom } from "./find-forms.ts";

const found = (text: string, ...forms: string[]) => findForms(text, forms.map(formFrom)).map(({ start, end }) => text.slice(start, end));

describe("findForms", () => {
  it("gives words as they are written, whatever their case and accents", () => {
    expect(found("Votre État a ATTAQUÉ nos serveurs.", "attaque")).toEqual(["ATTAQUÉ"]);
    expect(found("هذا هُجُومٌ منكم", "هجوم")).toEqual(["هُجُومٌ"]);
  });
  it("finds whole words, and more of them only where the form is open", () => {
    expect(found("An attacker attacks.", "attack")).toEqual([]);
    expect(found("An attacker attacks.", "attack*")).toEqual(["attacker", "attacks"]);
  });
  it("finds phrases across punctuation and lines, the longest first", () => {
    expect(found("An act\nof war, an act.", "act", "act of war")).toEqual(["act\nof war", "act"]);
  });
  it("finds an Arabic word behind article and particles, but not inside another word", () => {
    expect(found("والهجوم وهجوم بهجوم فللهجوم مهاجمون", "هجوم")).toEqual(["والهجوم", "وهجوم", "بهجوم", "فللهجوم"]);
  });
  it("finds Chinese words anywhere", () => {
    expect(found("我们要惩罚他们", "惩罚")).toEqual(["惩罚"]);
  });
  it("finds nothing for a form without letters, open or not", () => {
    expect([formFrom("…"), formFrom(" * ")]).toEqual(["", ""]);
    expect(found("any text", "…", "*")).toEqual([]);
  });
  it("finds a form in the midst of any text, in order and without overlaps", () => {
    const form = fc.constantFrom("attack", "act of war", "هجوم", "惩罚", "infraction");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), form, fc.string({ unit: "grapheme" }), (before, word, after) => {
        const text = `${before} . ${word} . ${after}`;
        const places = findForms(text, [formFrom(word)]);
        expect(places.map(({ start, end }) => text.slice(start, end))).toContain(word);
        for (const [index, { start, end }] of places.entries()) {
          expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });
});

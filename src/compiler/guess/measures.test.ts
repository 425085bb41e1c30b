import { describe, expect, it } from "vitest";
import { countCues } from "./cue-words.ts";
import { measureOptions } from "./measures.ts";
import type { Question } from "./question.ts";

const options = ["Article 12 decides, and 13", "They wait", "Ships wait longer"].map((text, index) => ({
  id: `c${index}`,
  text,
  isKey: index === 0,
}));
const question: Question = {
  item: { id: "i", kind: "single", objective: "o", block: "l#b", points: 1, cite: [], counts: true, choices: [] },
  stem: "How long do the ships wait?",
  options,
};
const measured = (name: string) => measureOptions(question, "en").map((measures) => measures[name]);

describe("measureOptions", () => {
  it("counts letters, figures and commas", () => {
    expect(measured("letters")).toEqual([26, 9, 17]);
    expect(measured("figures")).toEqual([2, 0, 0]);
    expect(measured("commas")).toEqual([1, 0, 0]);
  });
  it("tells which choice is of middle length, and which is like the stem and like the others", () => {
    const middle = measured("middle length");
    expect(Math.max(...middle.map(Number))).toBe(middle[2]);
    expect(measured("words of the stem").map((share) => Number(share) > 0)).toEqual([false, true, true]);
    expect(measured("words of the other choices").map((share) => Number(share) > 0)).toEqual([false, true, true]);
  });
});

describe("countCues", () => {
  it("counts whole words, in any case", () => {
    expect(countCues("May a mayor decide alone? Never, not even if all agree.", "en")).toEqual({ hedges: 2, absolutes: 3, negations: 2 });
  });
  it("knows endings, Arabic particles, and Chinese without spaces", () => {
    expect(countCues("Некоторые возможности есть", "ru").hedges).toBe(2);
    expect(countCues("وقد ترد الدولة", "ar").hedges).toBe(1);
    expect(countCues("国家可以回应", "zh").hedges).toBe(1);
  });
});

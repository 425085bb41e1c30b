import { describe, expect, it } from "vitest";
import type { MultipleItem, SingleItem, TrueFalseItem } from "#domain/course/quiz.ts";
import { guessPoints } from "./guess-points.ts";
import type { Question } from "./question.ts";

const base = { id: "item", objective: "o", block: "l#b", cite: [], counts: true };
const choices = [{ id: "a", key: true as const }, { id: "b", key: true as const }, { id: "c" }, { id: "d" }];
const options = (keys: number) => choices.map(({ id }, index) => ({ id, text: id, isKey: index < keys }));
const ask = (item: Question["item"], keys: number): Question => ({ item, stem: "", options: options(keys) });

const single: SingleItem = { ...base, kind: "single", points: 2, choices: [{ id: "a", key: true }, { id: "b" }, { id: "c" }, { id: "d" }] };
const multiple: MultipleItem = { ...base, kind: "multiple", points: 2, choices };
const statement: TrueFalseItem = { ...base, kind: "true-false", points: 1, key: false };

describe("guessPoints", () => {
  it("takes the likeliest of a single choice, and shares the points among equals", () => {
    expect(guessPoints(ask(single, 1), [3, 1, 0, -4])).toBe(2);
    expect(guessPoints(ask(single, 1), [0, 3, 1, -4])).toBe(0);
    expect(guessPoints(ask(single, 1), [0, 0, 0, 0])).toBe(0.5);
  });
  it("ticks all that look more like keys than the average, graded as a learner's answer is", () => {
    expect(guessPoints(ask(multiple, 2), [1, 2, -1, -2])).toBe(2);
    expect(guessPoints(ask(multiple, 2), [1, -1, -1, -2])).toBe(1);
    expect(guessPoints(ask(multiple, 2), [1, 1, 1, 1])).toBe(0);
    expect(guessPoints(ask(multiple, 2), [1, 1, 0, -2])).toBe(2);
  });
  it("calls a statement true above the average, and tosses a coin at it", () => {
    const asked = { item: statement, stem: "", options: [{ id: "true", text: "It is so.", isKey: false }] };
    expect(guessPoints(asked, [-1])).toBe(1);
    expect(guessPoints(asked, [1])).toBe(0);
    expect(guessPoints(asked, [0])).toBe(0.5);
  });
});

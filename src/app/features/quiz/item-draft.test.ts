import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Item } from "#domain/course/quiz.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import {
  anyResponse,
  classificationItem,
  everyKind,
  matchingItem,
  multipleItem,
  numericItem,
  orderingItem,
} from "../../../../tests/support/example-items.ts";
import { answerFrom, isEmptyAnswer, parseItemDraft, readAnswer, rowsLeft } from "./item-draft.ts";

const anyItem: fc.Arbitrary<Item> = fc.constantFrom(...everyKind);

describe("answers and responses", () => {
  it("shows a recorded response so that giving it again gives the same grade", () => {
    fc.assert(
      fc.property(
        anyItem.chain((item) => fc.tuple(fc.constant(item), anyResponse(item))),
        ([item, response]) => {
          const grade = gradeItem(item, response);
          const answer = answerFrom(item, response);
          if (grade.kind === "unscorable" || (item.kind === "numeric" && !isPlain(response))) return;
          expect(answer).toBeDefined();
          expect(readAnswer(item, answer)).toMatchObject({ ok: true, value: { grade } });
        },
      ),
    );
  });
  it("writes three decimals so that they cannot be read as thousands", () => {
    expect(answerFrom(numericItem, 1.234)).toBe("1.2340");
    expect(readAnswer(numericItem, "1.2340")).toMatchObject({ ok: true, value: { response: 1.234 } });
  });
  it("names why an answer cannot be graded yet", () => {
    expect(readAnswer(numericItem, "fourteen")).toEqual({ ok: false, error: "number-unreadable" });
    expect(readAnswer(numericItem, "1,234")).toEqual({ ok: false, error: "number-ambiguous" });
    expect(readAnswer(numericItem, " ")).toEqual({ ok: false, error: "response-empty" });
    expect(readAnswer(multipleItem, [])).toEqual({ ok: false, error: "response-empty" });
  });
  it("counts the rows that have no place yet", () => {
    expect(rowsLeft(matchingItem, { strike: "force" })).toBe(2);
    expect(rowsLeft(classificationItem, undefined)).toBe(3);
    expect(rowsLeft(multipleItem, undefined)).toBe(0);
  });
});

describe("a stored draft", () => {
  it("is read as it was kept", () => {
    expect(parseItemDraft(matchingItem, { answer: { strike: "force" }, certainty: 2 })).toEqual({
      answer: { strike: "force" },
      certainty: 2,
    });
    expect(parseItemDraft(multipleItem, { answer: [] })).toEqual({ answer: [] });
  });
  it("leaves out an answer that does not fit the item, and keeps the rest", () => {
    expect(parseItemDraft(matchingItem, { answer: { strike: "gone" }, certainty: 1 })).toEqual({ certainty: 1 });
    expect(parseItemDraft(orderingItem, { answer: ["wrong", "call"] })).toEqual({});
    expect(parseItemDraft(multipleItem, { answer: ["force", "gone"], certainty: 9 })).toEqual({});
  });
  it("never fails, and holds only answers that the controls can show", () => {
    fc.assert(
      fc.property(anyItem, fc.anything(), (item, value) => {
        const { answer } = parseItemDraft(item, { answer: value });
        if (!isEmptyAnswer(answer) && item.kind !== "numeric" && item.kind !== "short-text") expect(readAnswer(item, answer).ok).toBe(true);
        parseItemDraft(item, value);
      }),
    );
  });
});

/** Numbers that people could have typed. */
const isPlain = (response: unknown): boolean => typeof response === "number" && /^-?\d+(\.\d+)?$/.test(String(response));

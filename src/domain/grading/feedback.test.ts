import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyResponse,
  caseItem,
  everyKind,
  matchingItem,
  multipleItem,
  numericItem,
  orderingItem,
  shortTextItem,
  singleItem,
  trueFalseItem,
} from "../../../tests/support/example-items.ts";
import { feedbackFor } from "./feedback.ts";
import { gradeItem } from "./grade-item.ts";

describe("feedbackFor", () => {
  it("marks what was chosen and what was missed, and names the idea behind the choice", () => {
    expect(feedbackFor(singleItem, "warn")).toEqual({
      verdict: "wrong",
      options: { comply: "missed", regret: "left", warn: "wrong" },
      misconceptions: ["M48"],
    });
    expect(feedbackFor(trueFalseItem, true)).toEqual({
      verdict: "wrong",
      options: { true: "wrong", false: "missed" },
      misconceptions: ["M46"],
    });
    expect(feedbackFor(trueFalseItem, false)).toMatchObject({
      verdict: "right",
      options: { true: "left", false: "right" },
      misconceptions: [],
    });
  });
  it("names ideas behind keys left out as well as behind distractors, each once", () => {
    expect(feedbackFor(multipleItem, ["force", "persons", "archives", "fee", "data"])).toEqual({
      verdict: "wrong",
      options: { force: "right", persons: "right", archives: "right", arbitration: "missed", fee: "wrong", data: "wrong" },
      misconceptions: ["N03", "N04"],
    });
  });
  it("tells a prompt without target from a wrong one", () => {
    expect(feedbackFor(matchingItem, { consulate: "force", wipe: "resume" })).toEqual({
      verdict: "partly",
      options: { consulate: "wrong", strike: "missed", wipe: "right" },
      misconceptions: ["M53"],
    });
  });
  it("marks the steps that stand out of place", () => {
    expect(feedbackFor(orderingItem, ["wrong", "act", "notify", "call", "end"])).toEqual({
      verdict: "partly",
      options: { wrong: "right", call: "wrong", notify: "right", act: "wrong", end: "right" },
      misconceptions: ["M48"],
    });
  });
  it("finds the foreseen wrong term or number", () => {
    expect(feedbackFor(shortTextItem, "Countermeasures")).toMatchObject({
      verdict: "wrong",
      wrong: "countermeasure",
      misconceptions: ["M56"],
    });
    expect(feedbackFor(numericItem, 9)).toMatchObject({ verdict: "wrong", wrong: "case-filed", misconceptions: ["M55"] });
    expect(feedbackFor(numericItem, 8)).toEqual({ verdict: "wrong", options: {}, misconceptions: [] });
  });
  it("gives no verdict on a case or on what cannot be scored", () => {
    expect(feedbackFor(caseItem, { text: "A memo." })).toEqual({ verdict: "self-marked", options: {}, misconceptions: [] });
    expect(feedbackFor(singleItem, "")).toEqual({ verdict: "unscorable", problem: "response-empty", options: {}, misconceptions: [] });
  });
  it("agrees with the grade for every response, and never throws", () => {
    for (const item of everyKind) {
      fc.assert(
        fc.property(anyResponse(item), (response) => {
          const grade = gradeItem(item, response);
          const feedback = feedbackFor(item, response);
          if (grade.kind !== "scored") {
            expect(feedback.verdict).toBe(grade.kind);
            return;
          }
          expect(feedback.verdict === "right").toBe(grade.scaled === 1);
          expect(feedback.verdict === "wrong").toBe(grade.scaled === 0);
          const faults = Object.values(feedback.options).filter((mark) => mark === "wrong" || mark === "missed");
          if (grade.scaled === 1) expect([faults, feedback.misconceptions]).toEqual([[], []]);
        }),
      );
    }
  });
});

import { describe, expect, it } from "vitest";
import { scoreRubric } from "./rubric.ts";

const criteria = [
  { id: "author", points: 2 },
  { id: "exit", points: 4 },
];

describe("scoreRubric", () => {
  it("adds up none, part and full marks", () => {
    expect(scoreRubric(criteria, { author: 1, exit: 4 })).toEqual({ ok: true, value: { earned: 5, points: 6, scaled: 5 / 6 } });
    expect(scoreRubric(criteria, { author: 0, exit: 0 })).toMatchObject({ value: { scaled: 0 } });
  });
  it("names a criterion that has no mark or one that is not allowed", () => {
    expect(scoreRubric(criteria, { author: 1 })).toEqual({ ok: false, error: { code: "criterion-unmarked", criterion: "exit" } });
    expect(scoreRubric(criteria, { author: 1, exit: 3 })).toEqual({ ok: false, error: { code: "mark-not-allowed", criterion: "exit" } });
  });
});

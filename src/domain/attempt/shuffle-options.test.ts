import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradeItem } from "#domain/grading/grade-item.ts";
import {
  caseItem,
  classificationItem,
  matchingItem,
  multipleItem,
  numericItem,
  orderingItem,
  singleItem,
  trueFalseItem,
} from "../../../tests/support/example-items.ts";
import { shuffleOptions } from "./shuffle-options.ts";

describe("shuffleOptions", () => {
  it("shows every option once, the same order for the same attempt", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect([...shuffleOptions(multipleItem, seed)].sort()).toEqual(multipleItem.choices.map((choice) => choice.id).sort());
        expect([...shuffleOptions(matchingItem, seed)].sort()).toEqual([...matchingItem.targets].sort());
        expect([...shuffleOptions(classificationItem, seed)].sort()).toEqual([...classificationItem.statements].sort());
        expect(shuffleOptions(singleItem, seed)).toEqual(shuffleOptions(singleItem, seed));
      }),
    );
  });
  it("never shows the steps of an ordering item in a right order", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const shown = shuffleOptions(orderingItem, seed);
        expect([...shown].sort()).toEqual([...orderingItem.steps].sort());
        expect(gradeItem(orderingItem, shown)).not.toMatchObject({ scaled: 1 });
      }),
      { numRuns: 1000 },
    );
  });
  it("still shows the steps where every order is right", () => {
    const free = { ...orderingItem, steps: ["call", "notify"], key: [["call", "notify"]] };
    expect([...shuffleOptions(free, "seed")].sort()).toEqual(["call", "notify"]);
  });
  it("leaves true and false in their order, and typed items without options", () => {
    expect(shuffleOptions(trueFalseItem, "seed")).toEqual(["true", "false"]);
    expect(shuffleOptions(numericItem, "seed")).toEqual([]);
    expect(shuffleOptions(caseItem, "seed")).toEqual([]);
  });
  it("orders two items of one attempt independently", () => {
    const same = Array.from({ length: 100 }, (_, n) => [
      shuffleOptions(multipleItem, `a${n}`).join(),
      shuffleOptions({ ...multipleItem, id: "other" }, `a${n}`).join(),
    ]);
    expect(same.filter(([one, other]) => one === other).length).toBeLessThan(5);
  });
});

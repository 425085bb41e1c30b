import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyResponse,
  caseItem,
  classificationItem,
  everyKind,
  matchingItem,
  multipleItem,
  numericItem,
  orderingItem,
  shortTextItem,
  singleItem,
  trueFalseItem,
} from "../../../tests/support/example-items.ts";
import type { Grade } from "./grade.ts";
import { gradeItem } from "./grade-item.ts";
import { maxResponseLength, parseResponse } from "./response.ts";

const scaled = (grade: Grade) => (grade.kind === "scored" ? grade.scaled : grade);
const code = (grade: Grade) => (grade.kind === "unscorable" ? grade.code : grade);

describe("single choice", () => {
  it("gives all points for the key and none for a distractor", () => {
    expect(scaled(gradeItem(singleItem, "comply"))).toBe(1);
    expect(scaled(gradeItem(singleItem, "warn"))).toBe(0);
  });
  it("does not score a choice that the item does not have", () => {
    expect(code(gradeItem(singleItem, "other"))).toBe("option-unknown");
  });
});

describe("multiple choice", () => {
  it.each([
    [["force", "persons", "archives", "arbitration"], 1],
    [["force", "persons", "archives"], 0.5],
    [["force", "persons", "archives", "arbitration", "fee"], 0.5],
    [["force"], 0],
    [["force", "persons", "archives", "arbitration", "fee", "data"], 0],
    [["fee", "data"], 0],
  ])("gives %j the share %d", (response, share) => {
    expect(scaled(gradeItem(multipleItem, response))).toBe(share);
  });
  it("counts a choice that is named twice once", () => {
    expect(gradeItem(multipleItem, ["force", "force"])).toEqual(gradeItem(multipleItem, ["force"]));
  });
  it("tells for each choice whether it was rightly ticked or left", () => {
    expect(gradeItem(multipleItem, ["force", "fee"])).toMatchObject({
      parts: { force: true, persons: false, archives: false, arbitration: false, fee: false, data: true },
    });
  });
  it("takes nothing off where there is no distractor", () => {
    const keysOnly = { ...multipleItem, choices: multipleItem.choices.filter((choice) => choice.key) };
    expect(scaled(gradeItem(keysOnly, ["force", "persons"]))).toBe(0.5);
  });
});

describe("true or false", () => {
  it("gives all points for the key and none otherwise", () => {
    expect(scaled(gradeItem(trueFalseItem, false))).toBe(1);
    expect(scaled(gradeItem(trueFalseItem, true))).toBe(0);
  });
});

describe("matching and classification", () => {
  it("give points in proportion to the right pairs, in whole points", () => {
    expect(scaled(gradeItem(matchingItem, matchingItem.key))).toBe(1);
    expect(scaled(gradeItem(matchingItem, { consulate: "inviolability", strike: "force", wipe: "settlement" }))).toBe(2 / 3);
    expect(scaled(gradeItem(classificationItem, { archives: "binding", weigh: "norm", allies: "norm" }))).toBe(0.5);
    expect(scaled(gradeItem(classificationItem, { archives: "binding" }))).toBe(0);
  });
  it("count a pair left out as not right", () => {
    expect(gradeItem(matchingItem, { strike: "force" })).toEqual({
      kind: "scored",
      scaled: 1 / 3,
      parts: { consulate: false, strike: true, wipe: false },
    });
  });
  it("do not score ids that the item does not have", () => {
    expect(code(gradeItem(matchingItem, { strike: "elsewhere" }))).toBe("option-unknown");
    expect(code(gradeItem(classificationItem, { constructor: "binding" }))).toBe("option-unknown");
  });
});

describe("ordering", () => {
  it("accepts any order inside a tier", () => {
    expect(scaled(gradeItem(orderingItem, ["wrong", "call", "notify", "act", "end"]))).toBe(1);
    expect(scaled(gradeItem(orderingItem, ["wrong", "notify", "call", "act", "end"]))).toBe(1);
  });
  it("gives points in proportion to the steps in a place of their tier", () => {
    expect(scaled(gradeItem(orderingItem, ["wrong", "act", "notify", "call", "end"]))).toBe(0.5);
    expect(scaled(gradeItem(orderingItem, ["end", "act", "notify", "call", "wrong"]))).toBe(0);
  });
  it("does not score an order with steps left out, repeated or unknown", () => {
    expect(code(gradeItem(orderingItem, ["wrong", "call"]))).toBe("response-incomplete");
    expect(code(gradeItem(orderingItem, ["wrong", "call", "call", "act", "end"]))).toBe("option-repeated");
    expect(code(gradeItem(orderingItem, ["wrong", "call", "other", "act", "end"]))).toBe("option-unknown");
  });
});

describe("short text", () => {
  it("accepts the forms of every language, whatever the case and the accents", () => {
    expect(scaled(gradeItem(shortTextItem, " Rétorsion. "))).toBe(1);
    expect(scaled(gradeItem(shortTextItem, "الرتورسيون"))).toBe(1);
    expect(scaled(gradeItem(shortTextItem, "reprisal"))).toBe(0);
  });
  it("takes text without letters or digits as empty", () => {
    expect(code(gradeItem(shortTextItem, "?!"))).toBe("response-empty");
  });
});

describe("numeric", () => {
  it("accepts numbers within the tolerance, its ends included", () => {
    const fraction = { ...numericItem, key: { value: 0.3, tolerance: 0.1 } };
    expect(scaled(gradeItem(fraction, 0.4))).toBe(1);
    expect(scaled(gradeItem(fraction, 0.41))).toBe(0);
    expect(scaled(gradeItem(numericItem, 14))).toBe(1);
    expect(scaled(gradeItem(numericItem, 14.001))).toBe(0);
  });
});

describe("every kind", () => {
  it("never throws, and earns whole points from none to all", () => {
    for (const item of everyKind) {
      fc.assert(
        fc.property(anyResponse(item), (response) => {
          const grade = gradeItem(item, response);
          if (grade.kind !== "scored") return;
          const earned = grade.scaled * item.points;
          expect(Math.abs(earned - Math.round(earned))).toBeLessThan(1e-9);
          expect(grade.scaled).toBeGreaterThanOrEqual(0);
          expect(grade.scaled).toBeLessThanOrEqual(1);
        }),
      );
    }
  });
  it("gives all points only when every part is right", () => {
    for (const item of everyKind) {
      fc.assert(
        fc.property(anyResponse(item), (response) => {
          const grade = gradeItem(item, response);
          if (grade.kind !== "scored" || grade.parts === undefined) return;
          expect(grade.scaled === 1).toBe(Object.values(grade.parts).every(Boolean));
        }),
      );
    }
  });
  it("scores nothing that its parser refuses", () => {
    for (const item of everyKind) {
      fc.assert(
        fc.property(anyResponse(item), (response) => {
          const parsed = parseResponse(item, response);
          if (parsed.ok) expect(gradeItem(item, parsed.value)).toEqual(gradeItem(item, response));
          else expect(gradeItem(item, response)).toEqual({ kind: "unscorable", code: parsed.error.code });
        }),
      );
    }
  });
  it("leaves a case to the learner's own marks, and refuses an empty or an endless one", () => {
    expect(gradeItem(caseItem, { text: "A memo." })).toEqual({ kind: "self-marked" });
    expect(code(gradeItem(caseItem, { text: " " }))).toBe("response-empty");
    expect(code(gradeItem(caseItem, { text: "a".repeat(maxResponseLength + 1) }))).toBe("response-too-long");
  });
});

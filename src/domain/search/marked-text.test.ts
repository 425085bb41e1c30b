import { describe, expect, it } from "vitest";
import type { CiteTable, TextNode } from "../course/text.ts";
import { citedText, joinMarked, markedText } from "./marked-text.ts";

const cites: CiteTable = {
  "ilc-articles:49": { instrument: "ILC articles", pinpoint: "art. 49" },
  "gge-2015-report": { instrument: "A/70/174", symbol: true },
};

describe("markedText", () => {
  it("writes paragraphs, items and rows below each other, and cells beside each other", () => {
    const nodes: readonly TextNode[] = [
      ["p", 0, "First."],
      ["ul", 0, ["li", 0, "one"], ["li", 0, "two"]],
      ["table", 0, ["tbody", 0, ["tr", 0, ["th", 0, "Ask"], ["td", 0, "Answer"]], ["tr", 0, ["td", 0, "a"], ["td", 0, "b"]]]],
    ];
    expect(markedText(nodes, {})).toEqual({ text: "First.\none\ntwo\nAsk · Answer\na · b", marks: [] });
  });
  it("writes citations out as the page does, and leaves out those that it does not know", () => {
    const nodes: readonly TextNode[] = [
      "Taken ",
      ["cite", { ref: "ilc-articles:49" }],
      " and ",
      ["cite", { ref: "gge-2015-report" }],
      ["cite", { ref: "x" }],
    ];
    expect(markedText(nodes, cites).text).toBe("Taken (art. 49) and (A/70/174)");
  });
  it("tells where terms and symbols stand", () => {
    const { text, marks } = markedText(
      [["p", 0, "An ", ["term", { id: "injured-state" }, "injured State"], " in ", ["sym", 0, "A/70/174"]]],
      {},
    );
    expect(marks.map((mark) => [mark.kind, text.slice(mark.start, mark.end)])).toEqual([
      ["term", "injured State"],
      ["symbol", "A/70/174"],
    ]);
  });
});

describe("joinMarked", () => {
  it("moves the marks of later texts along and skips empty ones", () => {
    const joined = joinMarked([
      { text: "First", marks: [] },
      { text: "", marks: [] },
      { text: "a State", marks: [{ kind: "symbol", start: 2, end: 7 }] },
    ]);
    expect(joined).toEqual({ text: "First\na State", marks: [{ kind: "symbol", start: 8, end: 13 }] });
  });
});

describe("citedText", () => {
  it("names instrument and pinpoint", () => {
    expect(citedText(["ilc-articles:49", "gge-2015-report", "unknown"], cites)).toBe("ILC articles, art. 49; A/70/174");
  });
});

import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { lengthsOf, sentencesIn } from "./sentence-lengths.ts";

const counts = (text: string, locale: "ar" | "en" | "zh" = "en") => sentencesIn(parseMarkdown(text).children, locale);

describe("sentencesIn", () => {
  it("counts the words of each sentence, links by their words and citations not at all", () => {
    expect(counts("A [State](term:state) may act [](cite:ilc-articles:52). “Must it?” Not yet.")).toEqual([4, 2, 2]);
  });
  it("counts in Arabic and in Chinese, which has no spaces", () => {
    expect(counts("هل يجوز ذلك؟ لا.", "ar")).toEqual([3, 1]);
    expect(counts("国家可以回应。为什么？", "zh")).toEqual([3, 1]);
  });
  it("passes over headings, tables and fragments, and looks into lists", () => {
    expect(counts("## A heading.\n\n- One item.\n- a fragment\n\n| A cell. |\n|---|\n| Another cell. |")).toEqual([2]);
  });
});

describe("lengthsOf", () => {
  it("tells median, the long tenth and the longest", () => {
    expect(lengthsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 30])).toEqual({ sentences: 10, median: 6, longTenth: 30, longest: 30 });
    expect(lengthsOf([])).toBeUndefined();
  });
});

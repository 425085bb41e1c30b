import { describe, expect, it } from "vitest";
import type { Instrument } from "#domain/reference/library.ts";
import { wordsIn } from "../../tests/support/interface-words.ts";
import { footnoteText } from "./footnote.ts";
import { createTranslate } from "./translate.ts";

const t = createTranslate("en", wordsIn("en", "reference"));
const link = "https://concord.example/courses/c/m/lesson#block";
const note = (instrument: Partial<Instrument>, title: string, pinpoint?: string) =>
  footnoteText(
    {
      instrument: { id: "x", type: "report", year: 2015, ...instrument },
      text: { title: { text: title }, certainty: "verified" },
      pinpoint,
      link,
    },
    "en",
    t,
  );

describe("footnoteText", () => {
  it("names title, symbol, year and pinpoint, and ends in the link", () => {
    expect(note({ symbol: "A/70/174" }, "Report of the Group of Governmental Experts", "para.\u00A013\u00A0(c)")).toBe(
      `Report of the Group of Governmental Experts, A/70/174 (2015), para. 13 (c). ${link}`,
    );
  });
  it("does not repeat what the title says", () => {
    expect(note({ symbol: "A/70/174" }, "Report A/70/174 of 2015")).toBe(`Report A/70/174 of 2015. ${link}`);
    expect(note({ symbol: "I.C.J. Reports 2015, p. 14" }, "A case")).toBe(`A case, I.C.J. Reports 2015, p. 14. ${link}`);
  });
  it("keeps the end of a symbol in its place in right-to-left text", () => {
    const text = footnoteText(
      {
        instrument: { id: "x", type: "report", year: 2013, symbol: "A/68/98*" },
        text: { title: { text: "تقرير" }, certainty: "verified" },
        pinpoint: "الفقرة\u00A019",
        link,
      },
      "ar",
      t,
    );
    expect(text).toContain("A/68/98*\u200E");
    expect(note({ symbol: "A/68/98*" }, "Report")).not.toContain("\u200E");
  });
});

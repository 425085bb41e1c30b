import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextMark } from "./document.ts";
import { highlighted, hitsIn, passageOf, segmentsOf, type TextRange } from "./passage.ts";

const hitTexts = (text: string, hits: readonly TextRange[]) => hits.map(({ start, end }) => text.slice(start, end));

describe("hitsIn", () => {
  it("marks whole words as they are written: vowels, article and case stay", () => {
    const text = "لا تُتخذ التَّدابير المضادة إلا ردا";
    expect(hitTexts(text, hitsIn(text, "ar", new Set(["تدابير"])))).toEqual(["التَّدابير"]);
    expect(hitTexts("Responsabilité de l’État", hitsIn("Responsabilité de l’État", "fr", new Set(["etat"])))).toEqual(["État"]);
  });
  it("marks a hyphenated word once", () => {
    const text = "des contre-mesures licites";
    expect(hitTexts(text, hitsIn(text, "fr", new Set(["mesur", "contremesur", "contr"])))).toEqual(["contre-mesures"]);
  });
});

describe("passageOf", () => {
  const long = `${"Nothing of interest stands here. ".repeat(20)}The injured State gives notice of its claim. ${"Nor does it here. ".repeat(20)}`;

  it("shows a short text whole", () => {
    expect(passageOf("An injured State", [], [{ start: 3, end: 10 }])).toEqual([
      { text: "An " },
      { text: "injured", hit: true },
      { text: " State" },
    ]);
  });
  it("shows of a long text the place where most was found, cut between words", () => {
    const passage = passageOf(long, [], hitsIn(long, "en", new Set(["injur", "notic"])));
    const shown = passage.map(({ text }) => text).join("");
    expect(shown).toContain("The injured State gives notice of its claim.");
    expect(shown).toMatch(/^…\u00A0\S.*\S\u00A0…$/);
    expect(shown.length).toBeLessThan(260);
  });
  it("never cuts a symbol, in a text without spaces either", () => {
    const text = `${"国".repeat(230)}A/AC.290/2021/CRP.2${"家".repeat(300)}`;
    const marks: readonly TextMark[] = [{ kind: "symbol", start: 230, end: 249 }];
    expect(passageOf(text, marks, []).find(({ symbol }) => symbol)?.text).toBe("A/AC.290/2021/CRP.2");
  });
  it("begins a text without any hit at its beginning", () => {
    expect(passageOf(long, [], [])[0]?.text).toMatch(/^Nothing of interest/);
  });
});

describe("segmentsOf", () => {
  const anyRange = (length: number) =>
    fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]): TextRange => ({ start: Math.min(a, b), end: Math.max(a, b) }));

  it("gives the text again when put together, hits or not", () => {
    fc.assert(
      fc.property(
        fc
          .string({ maxLength: 40 })
          .chain((text) => fc.tuple(fc.constant(text), fc.array(anyRange(text.length)), fc.array(anyRange(text.length)))),
        ([text, hits, symbols]) => {
          const marks = symbols.map((range): TextMark => ({ kind: "symbol", ...range }));
          const segments = segmentsOf(text, { start: 0, end: text.length }, hits, marks);
          expect(segments.map((segment) => segment.text).join("")).toBe(text.replace(/\s*\n\s*/g, " "));
        },
      ),
    );
  });
  it("keeps line breaks out of what is shown", () => {
    expect(highlighted({ text: "one\ntwo", locale: "en" }, new Set())).toEqual([{ text: "one two" }]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownParser } from "./parse-markdown.ts";
import { plainTextTree } from "./plain-text-tree.ts";

const words = [
  "Kessar",
  "ответ",
  "النص",
  "条款",
  "1",
  "12.",
  "3)",
  "(a)",
  "www.un.org",
  "http://un.org",
  "a@b.org",
  "AT&T",
  "&amp;",
  "-",
  "–",
  "...",
  ":",
  "::note",
  ";",
  "!",
  "!",
  "[x]",
  "*",
  "_",
  "#",
  "+",
  "=",
  "~",
  "|",
  "`",
  "<b>",
  "\\",
  "\n",
  "\t",
  "  ",
  "\u00A0",
  "\u2028",
  "\u0000",
  "«",
  "»",
  "'",
  '"',
  "?",
  "/",
  "%",
  "{#a}",
  "$",
];
const texts = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom("", " ")), { maxLength: 8 })
  .map((parts) => parts.flat().join(""));

describe("a plain line", () => {
  it("has the tree that the parser makes", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary", maxLength: 12 }), fc.string({ maxLength: 12 })), (text) => {
        const tree = plainTextTree(text);
        if (tree) expect(tree).toEqual(markdownParser.parse(text));
      }),
      { numRuns: 3000 },
    );
  });
  it.each(["Ask Kessar to stop, in writing.", "«Нота» — не письмо", "第49条第1款，以及第52条", "الرد (خلال 3 أيام)؟", "1990: the year"])(
    "is %s",
    (text) => {
      expect(plainTextTree(text)).toEqual(markdownParser.parse(text));
    },
  );
  it.each([
    "1. One",
    "2) Two",
    "- a",
    "see www.un.org",
    "https://un.org",
    "a *b*",
    "a\nb",
    " a",
    "a ",
    "a &amp; b",
    "",
    "a@b.org",
    "# a",
    ":::box",
  ])("is not %j", (text) => {
    expect(plainTextTree(text)).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMatcher } from "./matches.ts";

describe("createMatcher", () => {
  it.each([
    ["countermeas", "countermeasures"],
    ["Etat lese", "État lésé"],
    ["مضادة", "التدابير المضادة"],
    ["التَّدابير", "تدابير مضادة"],
    ["措施", "反措施"],
    ["a/70/174", "A/70/174"],
    ["state injured", "injured State"],
  ])("finds %s in %s", (sought, text) => {
    expect(createMatcher(sought)([text])).toBe(true);
  });
  it("wants every word, and words from their beginning", () => {
    expect(createMatcher("injured party")(["injured State"])).toBe(false);
    expect(createMatcher("measures")(["countermeasures"])).toBe(false);
  });
  it("finds everything while nothing but marks is sought", () => {
    for (const sought of ["", "  ", "…", "?!"]) expect(createMatcher(sought)(["a"])).toBe(true);
  });
  it("finds a text by itself, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(createMatcher(text)([text])).toBe(true);
      }),
    );
  });
  it("bears ten thousand characters", () => {
    expect(createMatcher("ab ".repeat(3334))(["countermeasures"])).toBe(false);
  });
});

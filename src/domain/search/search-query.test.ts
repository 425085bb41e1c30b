import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "../locale.ts";
import { longestQuery, parseQuery } from "./search-query.ts";

describe("parseQuery", () => {
  it("asks for every word that counts, once", () => {
    expect(parseQuery("the State and the States' duty", "en").words).toEqual([{ ways: [["stat"]] }, { ways: [["duty"]] }]);
  });
  it("asks for a pinpoint by its number in any language, not for the word before it", () => {
    expect(parseQuery("countermeasures article 52 (1)", "en").words).toEqual([
      { ways: [["countermeasur"]] },
      { ways: [["art:52"], ["art:52:1"]] },
    ]);
    expect(parseQuery("المادة 49", "ar").words).toEqual([{ ways: [["art:49"]] }]);
  });
  it("asks for a hyphenated word as one or by its parts", () => {
    expect(parseQuery("contre-mesures licites", "fr").words[0]).toEqual({ ways: [["contremesur"], ["contr", "mesur"]] });
  });
  it.each([
    ["en", "what is the of and"],
    ["ar", "في من على"],
    ["fr", "de la du"],
    ["zh", "的"],
    ["en", "… ؟ —"],
    ["en", ""],
  ] as const)("asks in %s for nothing in “%s”", (locale, text) => {
    expect(parseQuery(text, locale).words).toEqual([]);
  });
  it("looks at the beginning of a long text only, and says so", () => {
    const text = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(" ");
    const query = parseQuery(text, "en");
    expect(text.length).toBeGreaterThan(10_000);
    expect(query.shortened).toBe(true);
    expect(query.words).toHaveLength(longestQuery.words);
    expect(parseQuery("due diligence", "en").shortened).toBe(false);
  });
  it("has no more words than it may, and no word without a way, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom(...locales), (text, locale) => {
        const { words } = parseQuery(text, locale);
        expect(words.length).toBeLessThanOrEqual(longestQuery.words);
        expect(words.every(({ ways }) => ways.length > 0 && ways.every((forms) => forms.length > 0))).toBe(true);
      }),
    );
  });
});

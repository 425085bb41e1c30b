import { describe, expect, it } from "vitest";
import { officialTextHref } from "./official-text.ts";

describe("officialTextHref", () => {
  it("is the reader's language version of a United Nations document", () => {
    expect(officialTextHref("https://docs.un.org/en/A/70/174", "ar")).toEqual({ href: "https://docs.un.org/ar/A/70/174", locale: "ar" });
  });
  it("is the address as it is anywhere else", () => {
    const url = "https://legal.un.org/ilc/texts/instruments/english/draft_articles/9_6_2001.pdf";
    expect(officialTextHref(url, "ar")).toEqual({ href: url, locale: undefined });
  });
});

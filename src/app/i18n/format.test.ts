import { describe, expect, it } from "vitest";
import { formatTagOf, type Locale } from "#domain/locale.ts";
import { createTranslate } from "#page/translate.ts";
import { wordsIn } from "../../../tests/support/interface-words.ts";
import { createFormat } from "./format.ts";

const formatIn = (locale: Locale, digits: "latn" | "arab" = "latn") =>
  createFormat(formatTagOf(locale, digits), createTranslate(locale, wordsIn(locale, "common")));
const english = formatIn("en");
/** Noon, so that it is the same day wherever the test runs. */
const noon = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime();

describe("sizes", () => {
  it.each([
    [0, "1\u00a0KB"],
    [1, "1\u00a0KB"],
    [1499, "1\u00a0KB"],
    [92_000, "92\u00a0KB"],
    [999_499, "999\u00a0KB"],
    [999_500, "1\u00a0MB"],
    [1_250_000, "1.3\u00a0MB"],
    [999_949_999, "999.9\u00a0MB"],
    [999_950_000, "1\u00a0GB"],
    [12_340_000_000, "12.3\u00a0GB"],
  ])("of %d bytes are %s", (bytes, text) => {
    expect(english.size(bytes)).toBe(text);
  });
  it("follow the language", () => {
    expect(formatIn("fr").size(1_250_000)).toMatch(/^1,3\s/);
    expect(formatIn("ar", "arab").size(92_000)).toContain("٩٢");
  });
});

describe("shares", () => {
  it.each([
    [0, "0%"],
    [0.005, "1%"],
    [0.666, "67%"],
    [1, "100%"],
  ])("of %d are %s", (share, text) => {
    expect(english.percent(share)).toBe(text);
  });
});

describe("dates", () => {
  it("are written out", () => {
    expect(english.date(noon(2026, 5, 4))).toBe("4 May 2026");
    expect(formatIn("fr").date(noon(2026, 5, 4))).toBe("4 mai 2026");
  });
  it("give the year its word in Russian and Chinese, and a Russian date does not break", () => {
    expect(formatIn("ru").date(noon(2026, 5, 4))).toBe("4\u00a0мая 2026\u00a0года");
    expect(formatIn("zh").date(noon(2026, 5, 4))).toBe("2026年5月4日");
    expect(formatIn("es").date(noon(2026, 5, 4))).toBe("4 de mayo de 2026");
  });
  it("carry both month names in Arabic, and no separator in the year", () => {
    expect(formatIn("ar").date(noon(2026, 1, 31))).toBe("31 كانون الثاني/يناير 2026");
    expect(formatIn("ar").date(noon(2026, 12, 1))).toBe("1 كانون الأول/ديسمبر 2026");
  });
  it("follow the digits that were chosen", () => {
    expect(formatIn("ar", "arab").date(noon(2026, 5, 4))).toBe("٤ أيار/مايو ٢٠٢٦");
  });
});

describe("lists and numbers", () => {
  it("are joined and grouped as the language does it", () => {
    expect(english.list(["English", "Français", "العربية"])).toBe("English, Français and العربية");
    expect(english.number(12_345.67)).toBe("12,345.7");
    expect(formatIn("ar").number(4)).toBe("4");
  });
  it("give the time of day", () => {
    expect(english.time(noon(2026, 5, 4))).toBe("12:00");
  });
});

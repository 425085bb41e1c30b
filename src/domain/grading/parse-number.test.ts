import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber } from "./parse-number.ts";

describe("parseNumber", () => {
  it.each([
    ["14", 14],
    [" -3 ", -3],
    ["−2,5", -2.5],
    ["0.125", 0.125],
    [".5", 0.5],
    ["12,5", 12.5],
    ["1 000 000", 1_000_000],
    ["12\u202F500,75", 12500.75],
    ["1'000", 1000],
    ["1,234,567", 1_234_567],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1234,567", 1234.567],
    ["١٤", 14],
    ["۱۴", 14],
    ["１４", 14],
    ["٣٫١٢٥", 3.125],
    ["١٬٢٣٤", 1234],
    ["\u200F١٤\u200E", 14],
  ])("reads %j as %d", (text, number) => {
    expect(parseNumber(text)).toEqual({ ok: true, value: number });
  });
  it.each(["1,234", "1.234", "-12,500"])("asks about %j, which two readers take for two numbers", (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, error: { code: "number-ambiguous" } });
  });
  it.each(["fourteen", "1e3", "12.", "1 00", "1,23,456", "1.2.3", "--1", "1 2", "Infinity", "9".repeat(400)])("refuses %j", (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, error: { code: "number-unreadable" } });
  });
  it("tells an empty field from an unreadable one", () => {
    expect(parseNumber(" \u200F ")).toEqual({ ok: false, error: { code: "number-empty" } });
  });
  it("reads every integer as the six languages write it", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom("en", "fr", "ru", "es", "ar-u-nu-arab", "zh"), (number, locale) => {
        const written = new Intl.NumberFormat(locale).format(number);
        const read = parseNumber(written);
        if (read.ok) expect(read.value).toBe(number);
        else
          expect([read.error.code, written]).toEqual([
            "number-ambiguous",
            expect.stringMatching(/^[-−\u200E\u200F\u061C]*\d{1,3}[.,]\d{3}$/u),
          ]);
      }),
    );
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseNumber(text)));
  });
});

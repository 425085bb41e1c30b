import { describe, expect, it } from "vitest";
import { csvFrom } from "./csv-file.ts";

describe("a CSV file", () => {
  it("begins with the mark of UTF-8 and quotes what needs it", () => {
    expect(csvFrom([["الاسم", 'the "first"', "a,b", "two\nlines", 0.5]])).toBe('\ufeffالاسم,"the ""first""","a,b","two\nlines",0.5\r\n');
  });
  it.each(["=1+1", "+1", "-1", "@sum", "\t=1", " =1", "\r=1"])("keeps %j from being a formula", (text) => {
    expect(
      csvFrom([[text]])
        .slice(1)
        .replace(/^"/, "")
        .startsWith("'"),
    ).toBe(true);
  });
  it("leaves numbers below zero numbers", () => {
    expect(csvFrom([[-1]])).toBe("\ufeff-1\r\n");
  });
});

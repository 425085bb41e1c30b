import { describe, expect, it } from "vitest";
import { numbersIn } from "./pair-numbers.ts";

describe("numbersIn", () => {
  it.each([
    ["figures in any order of words", "9 days, 3 March 2019", ["9", "3", "2019"]],
    ["thousands with any separator", "1,234 and 1 234 and 1.234", ["1234", "1234", "1234"]],
    ["decimals with point or comma", "0.5 and 0,5", ["0.5", "0.5"]],
    ["Arabic digits", "٥٢", ["52"]],
    ["times and pinpoints in parts", "14:30, 52 (1)", ["14", "30", "52", "1"]],
    ["a list of years as years", "2015, 2021", ["2015", "2021"]],
    ["the month of a Chinese date as a name", "2015年7月22日", ["2015", "22"]],
    ["millions in any language", "4 million, 4 millions, 4 millones, 4 млн, 4 миллиона, 4 ملايين, 400万", Array(7).fill("4000000")],
    ["thousands of millions", "1.5 billion, 1,5 milliard, 1,5 mil millones, 15亿", Array(4).fill("1500000000")],
    ["nothing in words", "nine days", []],
  ])("reads %s", (_, text, expected) => {
    expect(numbersIn(text)).toEqual(expected);
  });
});

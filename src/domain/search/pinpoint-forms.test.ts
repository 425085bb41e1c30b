import { describe, expect, it } from "vitest";
import { pinpointsIn } from "./pinpoint-forms.ts";
import { splitText } from "./split-text.ts";

const pinpoints = (text: string) => pinpointsIn(text, splitText(text)).map(({ forms }) => forms.join(" "));

describe("pinpointsIn", () => {
  it.each([
    "art. 49",
    "Article 49",
    "arts. 49",
    "المادة 49",
    "المادة ٤٩",
    "art.\u00A049",
    "ст. 49",
    "статьи 49",
    "artículo 49",
    "第49条",
    "第四十九条",
  ])("reads %s as article 49", (text) => {
    expect(pinpoints(text)).toEqual(["art:49"]);
  });
  it.each(["para. 13 (c)", "الفقرة 13 (ج)", "paragraphe 13 c)", "norm 13 (c)", "norme 13 c)", "párr. 13 c)"])(
    "reads %s as paragraph 13, letter c",
    (text) => {
      expect(pinpoints(text)).toEqual(["para:13 para:13:c"]);
    },
  );
  it("goes down to the last sub-paragraph", () => {
    expect(pinpoints("art. 52 (1) (a)")).toEqual(["art:52 art:52:1 art:52:1:a"]);
  });
  it.each(["arts. 4–7", "articles 4 to 7", "art. 4 à 7", "المواد 4 إلى 7", "ст. 4–7"])("reads all numbers of %s", (text) => {
    expect(pinpoints(text)).toEqual(["art:4 art:5 art:6 art:7"]);
  });
  it.each(["articles 22, 49 and 51", "المواد 22 و49 و51", "art. 22, 49 et 51"])("reads the listed numbers of %s", (text) => {
    expect(pinpoints(text)).toEqual(["art:22 art:49 art:51"]);
  });
  it.each([
    ["第十条", "art:10"],
    ["第十五条", "art:15"],
    ["第一百零二条", "art:102"],
    ["第一百一十条", "art:110"],
    ["第三段", "para:3"],
  ])("reads the numerals of %s", (text, form) => {
    expect(pinpoints(text)).toEqual([form]);
  });
  it("takes the Chinese locator with its number", () => {
    const text = "第49条";
    expect(pinpointsIn(text, splitText(text))).toEqual([{ first: 0, last: 2, forms: ["art:49"] }]);
  });
  it("does not fill ranges without end", () => {
    expect(pinpoints("paras. 1–900")).toEqual(["para:1 para:900"]);
  });
  it.each(["in 2015 the Group", "art and 49 others", "49 articles", "A/70/174"])("finds none in “%s”", (text) => {
    expect(pinpoints(text)).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "#domain/locale.ts";
import type { PinpointForm } from "../schema/reference-schema.ts";
import { parsePinpoint } from "./pinpoint.ts";
import { writePinpoint } from "./write-pinpoint.ts";

function written(form: PinpointForm, text: string, locale: Locale): string {
  const pinpoint = parsePinpoint(form, text);
  return pinpoint === null ? "refused" : writePinpoint(pinpoint, locale).replaceAll("\u00A0", " ");
}

describe("writePinpoint", () => {
  it.each<[PinpointForm, string, string, string, string]>([
    ["article", "49", "art. 49", "المادة 49", "art. 49"],
    ["article", "49(1)(a)", "art. 49 (1) (a)", "المادة 49 (1) (أ)", "art. 49, par. 1 a)"],
    ["article", "49-54", "arts. 49–54", "المواد 49 إلى 54", "art. 49 à 54"],
    ["article", "30-31", "arts. 30–31", "المادتان 30 و31", "art. 30 et 31"],
    ["paragraph", "13(c)", "para. 13 (c)", "الفقرة 13 (ج)", "paragraphe 13 c)"],
    ["paragraph", "13(k)", "para. 13 (k)", "الفقرة 13 (ك)", "paragraphe 13 k)"],
    ["paragraph", "1-4", "paras. 1–4", "الفقرات 1 إلى 4", "paragraphes 1 à 4"],
    ["page", "p18", "p. 18", "الصفحة 18", "p. 18"],
    ["commentary", "49/3", "art. 49, para. 3", "المادة 49، الفقرة 3", "art. 49, paragraphe 3"],
    [
      "commentary",
      "part3-ch2/3",
      "Part Three, chap. II, para. 3",
      "الباب الثالث، الفصل الثاني، الفقرة 3",
      "troisième partie, chap. II, paragraphe 3",
    ],
  ])("writes %s %s in English, Arabic and French", (form, text, en, ar, fr) => {
    expect([written(form, text, "en"), written(form, text, "ar"), written(form, text, "fr")]).toEqual([en, ar, fr]);
  });

  it.each<[PinpointForm, string, string, string, string]>([
    ["article", "49(1)(a)", "art. 49, párr. 1 a)", "ст. 49, п. 1 a)", "第49条第1款(a)项"],
    ["article", "49", "art. 49", "ст. 49", "第49条"],
    ["paragraph", "13(c)", "párr. 13 c)", "п. 13 c)", "第13(c)段"],
    ["commentary", "part3-ch2/3", "tercera parte, cap. II, párr. 3", "часть третья, гл. II, п. 3", "第三部分第二章第3段"],
  ])("writes %s %s in Spanish, Russian and Chinese", (form, text, es, ru, zh) => {
    expect([written(form, text, "es"), written(form, text, "ru"), written(form, text, "zh")]).toEqual([es, ru, zh]);
  });

  it.each<[PinpointForm, string]>([
    ["article", "p18"],
    ["article", "54-49"],
    ["article", "49-54(1)"],
    ["paragraph", ""],
    ["page", "18"],
    ["commentary", "49"],
    ["none", "1"],
  ])("refuses %s %s", (form, text) => {
    expect(parsePinpoint(form, text)).toBeNull();
  });

  it("keeps every number and leaves no space at which a line could break", () => {
    const number = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(fc.constantFrom(...locales), number, number, (locale, article, paragraph) => {
        const pinpoint = parsePinpoint("article", `${article}(${paragraph})`);
        const text = pinpoint === null ? "" : writePinpoint(pinpoint, locale);
        expect(text.match(/\d+/g)).toEqual([String(article), String(paragraph)]);
        expect(text).not.toContain(" ");
      }),
    );
  });
});

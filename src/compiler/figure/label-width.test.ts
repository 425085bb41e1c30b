import { expect, it } from "vitest";
import { labelWidth } from "./label-width.ts";

/** Lines as a browser draws them at 15 units, with the fonts of the app. */
const drawn: readonly (readonly [line: string, bold: boolean, width: number])[] = [
  ["Does one State object?", false, 159.9],
  ["Окончательный текст", false, 157.2],
  ["Окончательный текст", true, 169.7],
  ["Нарушено ли действующее", false, 200.5],
  ["¿Violencia prolongada?", false, 161.2],
  ["Décembre 2018 : deux votes", true, 208],
  ["إيصال الاستلام", false, 90.9],
  ["每项规范，每个国家", false, 135],
  ["“应当”", false, 60],
];

it.each(drawn)("takes %s, bold: %s, for no narrower than the %d units that it is drawn, and hardly wider", (line, bold, width) => {
  expect(labelWidth(line, bold)).toBeGreaterThanOrEqual(width);
  expect(labelWidth(line, bold)).toBeLessThan(width * 1.13);
});

it("takes a no-break space, an accent and a vowel sign for what they add to a line", () => {
  expect(labelWidth("5\u00A0марта", false)).toBe(labelWidth("5 марта", false));
  expect(labelWidth("État", false)).toBe(labelWidth("Etat", false));
  expect(labelWidth("قَرار", false)).toBe(labelWidth("قرار", false));
});

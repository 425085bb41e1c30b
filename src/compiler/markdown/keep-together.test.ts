import { expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { keepTogether } from "./keep-together.ts";

/** `_` stands for the no-break space. */
const texts: readonly (readonly [Locale, string])[] = [
  ["es", "El artículo_12 y los párrafos_15 a 68, desde el 1_de_marzo de 2021; el 1.º_de_mayo."],
  ["es", "Norma_13_c), anexo_C, capítulo_II, 85_% de la parte_I; n.º_3"],
  ["es", "Una norma a la que va la parte Alta, el anexo Completo y 12 de ellos"],
  ["fr", "L’article_12, le paragraphe_1_a) et le 1er_mars, le 22_juillet 2021"],
  ["en", "Article_52_(1)_(a) of Part_I, and paragraphs_4 to 11, of 22_July 2015; a rule of 2015, 3 marches"],
  ["ru", "статья 12, 5 марта"],
];

it.each(texts)("holds together what belongs together, and nothing else, in %s: %s", (locale, expected) => {
  expect(keepTogether(expected.replaceAll("_", " "), locale)).toBe(expected.replaceAll("_", "\u00A0"));
});

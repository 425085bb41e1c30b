import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Locale, languageTagOf } from "#domain/locale.ts";
import type { FlatWords } from "#page/translate.ts";

/** English letters as no real text writes them, so that words which never were in a words file stand out. */
const accented = { from: "abcdefghijklmnopqrstuvwxyz", to: "åƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž" } as const;
/** Letters of a script that runs from right to left and that no course is written in. */
const hebrew = { from: accented.from, to: "אבגדהוזחטיכלמנסעפצקרשתםןץך" } as const;
const alphabets = { ltr: accented, rtl: hebrew } as const;
export type PseudoDirection = keyof typeof alphabets;

/**
 * A text of the interface as a language would have it that is a third longer than English, between brackets that show where a text was cut.
 * Values stay; separators without a word or value stay as they are.
 */
export function pseudoText(text: string, direction: PseudoDirection): string {
  if (!/[\p{L}{]/u.test(text)) return text;
  const written = text
    .split(/({{\w+}})/)
    .map((part) => (part.startsWith("{{") ? part : [...part].map((letter) => pseudoLetter(letter, direction)).join("")))
    .join("");
  return `⟦${written}⟧`;
}

function pseudoLetter(letter: string, direction: PseudoDirection): string {
  const { from, to } = alphabets[direction];
  const index = from.indexOf(letter.toLowerCase());
  if (index === -1) return letter;
  const small = [...to][index] ?? letter;
  const own = letter === letter.toLowerCase() ? small : small.toUpperCase();
  return "aeiou".includes(letter.toLowerCase()) ? own + small : own;
}

/** Writes the interface of a locale anew in a folder of words files: English made pseudo, with every plural form of the language. */
export function writePseudoWords(folder: string, locale: Locale, direction: PseudoDirection): void {
  const forms = new Intl.PluralRules(languageTagOf(locale)).resolvedOptions().pluralCategories;
  for (const file of readdirSync(join(folder, "en"))) {
    const english = JSON.parse(readFileSync(join(folder, "en", file), "utf8")) as FlatWords;
    const words: { [key: string]: string } = {};
    for (const [key, text] of Object.entries(english)) {
      const base = /^(.+)_other$/.exec(key)?.[1];
      if (base !== undefined) for (const form of forms) words[`${base}_${form}`] ??= pseudoText(text, direction);
      const isPlural = /^(.+)_(?:one|other)$/.exec(key)?.[1];
      if (isPlural === undefined || !(`${isPlural}_other` in english)) words[key] = pseudoText(text, direction);
    }
    writeFileSync(join(folder, locale, file), JSON.stringify(words));
  }
}

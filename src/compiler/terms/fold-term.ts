import type { Locale } from "#domain/locale.ts";

const arabicVowels = /[\u064B-\u065F\u0670\u0640\u06D6-\u06ED]/g;

/** The form in which terms are compared: case and apostrophes alike, Arabic letter variants alike; Latin accents matter. */
export function foldTerm(text: string, locale: Locale): string {
  const folded = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\u00A0\u202F]/g, " ")
    .trim();
  if (locale !== "ar") return folded;
  return folded
    .replace(arabicVowels, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/ؤ/g, "و")
    .replace(/ئ/g, "ي");
}

/** An Arabic word as written and without the particles and the article that may stand before it. */
export function withoutProclitics(word: string): readonly string[] {
  const forms = new Set([word]);
  const strip = (pattern: RegExp): void => {
    for (const form of [...forms]) {
      const rest = form.replace(pattern, "");
      if (rest !== form && rest.length >= 2) forms.add(rest);
    }
  };
  strip(/^[وف]/);
  strip(/^ل(?=ل)/);
  strip(/^[بلكس]/);
  strip(/^ال/);
  return [...forms];
}

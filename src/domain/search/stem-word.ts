import type { Locale } from "#domain/locale.ts";

/**
 * Light stemming: takes off endings of number, gender, case and the commonest verb forms, so that an inflected word finds its
 * other forms. Words come folded (`normaliseText`): lower case, no Latin accents, no Arabic article. Both text and query pass through
 * here, so a stem need not be a word. Rules after J. Savoy's light stemmers (French, Spanish, Russian) and Larkey's light10 (Arabic).
 */
export function stemWord(word: string, locale: Locale): string {
  const last = word.charCodeAt(word.length - 1);
  if (last >= 0x600 && last <= 0x6ff) return stemArabic(word);
  if (last >= 0x400 && last <= 0x4ff) return stemRussian(word);
  switch (locale) {
    case "fr":
      return stemFrench(word);
    case "es":
      return stemSpanish(word);
    case "en":
    case "zh": // its Latin words
    case "ar":
    case "ru":
      return stemEnglish(word);
    default:
      return word;
  }
}

/** Takes off the first ending that leaves at least `rest` letters. */
function without(word: string, endings: readonly string[], rest: number): string {
  const ending = endings.find((end) => word.length - end.length >= rest && word.endsWith(end));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

function stemEnglish(word: string): string {
  if (word.length < 4) return word;
  const singular = englishSingular(word);
  const base = without(singular, ["fulness", "ness", "ally", "ly"], 5);
  const suffix = singular === base ? "" : singular.slice(base.length);
  const plain = suffix === "fulness" ? `${base}ful` : suffix === "ally" ? `${base}al` : base;
  const noun = plain.endsWith("ality") ? plain.slice(0, -3) : plain;
  const verb = without(noun, ["ing", "ed"], 4);
  const action = /[st]ion$/.test(verb) && verb.length >= 8 ? verb.slice(0, -3) : verb;
  return without(action, ["e"], 4);
}

function englishSingular(word: string): string {
  if (/[aeiou]ies$|[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function stemFrench(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("aux")) return `${word.slice(0, -2)}l`;
  let stem = word;
  for (const ending of ["x", "s", "r", "e", "e"]) if (stem.length > 3 && stem.endsWith(ending)) stem = stem.slice(0, -1);
  return stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}

function stemSpanish(word: string): string {
  if (word.endsWith("ces") && word.length > 4) return `${word.slice(0, -3)}z`;
  return without(word, ["eses", "os", "as", "es", "o", "a", "e"], 3);
}

/** The longest first. */
const russianEndings = (
  "иями ями ами ыми ими его ого ему ому иях иям ием ией ах ях ам ям ем ом ей ой ий ый ым им ых их ую юю ая яя ое ее ые ие ию ия ии ья ью ов ев " +
  "а е и й о у ы ь ю я"
).split(" ");
const stemRussian = (word: string): string => without(word, russianEndings, 3);

const arabicLongEndings = "اتهما اتهم اتها اته تهما تهم تها ته هما هم ها تين تان".split(" ");
function stemArabic(word: string): string {
  const bare = without(word, arabicLongEndings, 3);
  const plural = without(bare, ["ات"], 3);
  const number = without(plural, ["ون", "ين", "ان", "ا"], 4);
  return without(number, ["ه"], 3);
}

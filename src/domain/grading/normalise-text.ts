const arabicMarks = /[\u064B-\u065F\u0670\u0640\u06D6-\u06ED]/g;
const arabicLetters: ReadonlyMap<string, string> = new Map([
  ["أ", "ا"],
  ["إ", "ا"],
  ["آ", "ا"],
  ["ٱ", "ا"],
  ["ى", "ي"],
  ["ة", "ه"],
  ["ؤ", "و"],
  ["ئ", "ي"],
]);
const latinLetters: ReadonlyMap<string, string> = new Map([
  ["æ", "ae"],
  ["œ", "oe"],
  ["ß", "ss"],
  ["ø", "o"],
  ["ł", "l"],
  ["ı", "i"],
]);
const article = /^[وف]?(?:ال|بال|كال|لل)(?=\p{L}{3})/u;

/** Taken off until nothing changes: a word that begins with alef and lam of its own then folds alike with and without the article. */
function withoutArticle(word: string): string {
  const rest = word.replace(article, "");
  return rest === word ? word : withoutArticle(rest);
}

/**
 * Folds a short answer to the form in which answers are compared, in any of the six languages: case, Latin diacritics,
 * Arabic vowel signs, letter variants, article and proclitics, Russian yo, Arabic digits, punctuation and white space
 * no longer matter. An answer without letters or digits gives "". Folding twice changes nothing more.
 */
export function normaliseText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .normalize("NFC")
    .replace(arabicMarks, "")
    .replace(/[أإآٱىةؤئ]/g, (letter) => arabicLetters.get(letter) ?? letter)
    .replace(/[æœßøłı]/g, (letter) => latinLetters.get(letter) ?? letter)
    .replace(/ё/g, "е")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(withoutArticle)
    .join(" ");
}

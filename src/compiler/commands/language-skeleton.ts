/** Ends every text of the interface that is not translated yet, so that readers and tests tell it from one that is. */
export const notTranslated = " [en]";

type Words = { readonly [key: string]: string };

const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/{{\w+}}/g, ""));

const pluralForms = ["zero", "one", "two", "few", "many", "other"] as const;

/**
 * The words of one file in a new language: the English ones, labelled, in the plural forms that the language has. Each form has the words with
 * the number in it, since it may stand for many numbers.
 */
export function skeletonWords(english: Words, categories: readonly string[]): Words {
  const words: { [key: string]: string } = {};
  const put = (key: string, text: string): void => {
    words[key] = hasWords(text) ? `${text}${notTranslated}` : text;
  };
  for (const [key, text] of Object.entries(english)) {
    const [, base, form] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
    const other = base === undefined ? undefined : english[`${base}_other`];
    if (other === undefined) put(key, text);
    else if (form === "zero") put(key, text);
    else if (form === "other") for (const category of categories) put(`${base}_${category}`, other);
  }
  return words;
}

/** Whether some text of a file is translated, and would be lost with it. */
export const holdsTranslations = (words: Words): boolean =>
  Object.values(words).some((text) => hasWords(text) && !text.endsWith(notTranslated));

/** The words files of the reference folders, without an entry: until they are filled, entries stand under their English names. */
export const shelfSkeletons = (code: string): { readonly [file: string]: string } => ({
  [`glossary/${code}.yaml`]: `lang: ${code}\nterms: {}\n`,
  [`library/${code}.yaml`]: `lang: ${code}\ninstruments: {}\n`,
  [`timeline/${code}.yaml`]: `lang: ${code}\nevents: {}\n`,
  [`positions/${code}.yaml`]: `lang: ${code}\npoints: {}\npositions: {}\n`,
  [`misconceptions/${code}.yaml`]: `lang: ${code}\nmisconceptions: {}\n`,
});

/** Fonts that the app brings, by script; a script without one is set in the system's fonts. */
const fontsOfScript: { readonly [script: string]: readonly string[] } = {
  Latn: ["latin"],
  Cyrl: ["latin", "cyrillic"],
  Arab: ["latin", "arabic", "naskh"],
};
const rightToLeft: ReadonlySet<string> = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"]);

/** What the platform knows of a language. Null where it has no name for it. */
export interface LanguageFacts {
  readonly code: string;
  readonly name: string;
  readonly script: string;
  readonly fonts: readonly string[];
  readonly isRightToLeft: boolean;
  readonly plurals: readonly string[];
  readonly canSort: boolean;
}
export function languageFacts(code: string): LanguageFacts | null {
  const nameIn = (locale: string) => new Intl.DisplayNames([locale], { type: "language", fallback: "none" }).of(code);
  if (nameIn("en") === undefined || Intl.PluralRules.supportedLocalesOf(code).length === 0) return null;
  const name = nameIn(code) ?? nameIn("en") ?? code;
  const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const script = new Intl.Locale(code).maximize().script ?? "Latn";
  return {
    code,
    name: name.charAt(0).toLocaleUpperCase(code) + name.slice(1),
    script,
    fonts: fontsOfScript[script] ?? [],
    isRightToLeft: rightToLeft.has(script),
    plurals: pluralForms.filter((form) => categories.includes(form)),
    canSort: Intl.Collator.supportedLocalesOf(code).length > 0,
  };
}

const codes = /^(export const locales = \[.*)(\] as const;)$/m;
const rightToLeftCodes = /^(const rightToLeft: .* = \[.*)(\];)$/m;
const facts = /^(export const languages: [\s\S]*?\n)(\};)$/m;

/** `src/domain/locale.ts` with one more language at the end of its lists; unchanged where it has none. */
export function withLanguage(source: string, { code, name, fonts, isRightToLeft }: LanguageFacts): string {
  const quoted = fonts.map((font) => JSON.stringify(font)).join(", ");
  const line = `  ${code}: { name: ${JSON.stringify(name)}, short: "${code.toUpperCase()}", fonts: [${quoted}] },\n`;
  if (![codes, rightToLeftCodes, facts].every((list) => list.test(source))) return source;
  const listed = source.replace(codes, `$1, "${code}"$2`).replace(facts, (_, before: string, end: string) => before + line + end);
  return isRightToLeft ? listed.replace(rightToLeftCodes, `$1, "${code}"$2`) : listed;
}

/** The same file without the language. */
export const withoutLanguage = (source: string, code: string): string =>
  source
    .replace(/^(?:export const locales|const rightToLeft).*$/gm, (list) => list.replace(`, "${code}"`, ""))
    .replace(new RegExp(`^ {2}${code}: \\{ name: .*\\n`, "m"), "");

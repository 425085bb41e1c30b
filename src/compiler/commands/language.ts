import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isLocale, locales } from "#domain/locale.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome, refused } from "./command.ts";
import {
  holdsTranslations,
  languageFacts,
  notTranslated,
  shelfSkeletons,
  skeletonWords,
  withLanguage,
  withoutLanguage,
} from "./language-skeleton.ts";

const project = join(import.meta.dirname, "../../..");
const list = join(project, "src/domain/locale.ts");
const wordsFolder = (code: string): string => join(project, "locales", code);
const readWords = async (file: string): Promise<{ readonly [key: string]: string }> => JSON.parse(await readFile(file, "utf8"));

/** Prepares everything for a new language of interface and courses but the translations. */
export async function newLanguage(root: string, code: string): Promise<Outcome> {
  if (!/^[a-z]{2}$/.test(code)) return refused(`"${code}": name a language by its two small letters (ISO 639-1), as in every address`);
  if (isLocale(code)) return refused(`"${code}" is there already`);
  const facts = languageFacts(code);
  if (facts === null) return refused(`"${code}": this Node.js knows no such language: neither its name nor its plural forms`);
  if (existsSync(wordsFolder(code))) return refused(`${wordsFolder(code)} exists already`);
  const before = await readFile(list, "utf8");
  const after = withLanguage(before, facts);
  if (after === before) return refused(`${list} has no list of languages to add to`);

  await mkdir(wordsFolder(code));
  const files = await readdir(wordsFolder("en"));
  for (const file of files) {
    const words = skeletonWords(await readWords(join(wordsFolder("en"), file)), facts.plurals);
    await writeFile(join(wordsFolder(code), file), `${JSON.stringify(words, null, 2)}\n`);
  }
  const shelf = Object.entries(shelfSkeletons(code)).filter(
    ([file]) => existsSync(join(root, file, "..")) && !existsSync(join(root, file)),
  );
  for (const [file, text] of shelf) await writeFile(join(root, file), text);
  await writeFile(list, after);
  const { name, script, fonts, isRightToLeft, plurals, canSort } = facts;
  return done(
    `${name} (${code}) is prepared:`,
    "  src/domain/locale.ts: its place in the lists of languages",
    `  locales/${code}/: ${files.length} files of English words, each text ending in "${notTranslated.trim()}" until it is translated`,
    ...shelf.map(([file]) => `  ${join(root, file)}: empty; entries stand under their English names`),
    `Direction: ${isRightToLeft ? "right to left" : "left to right"}. Plural forms: ${plurals.join(", ")}.`,
    fonts.length > 0
      ? `Fonts: ${fonts.join(", ")} (script ${script}). Look for letters that they lack.`
      : `Fonts: those of the system, since the app brings none for the script ${script}.`,
    `Sorting, dates and numbers: ${canSort ? "the platform's" : "this platform knows none for the language, and takes its own"}.`,
    "Next: docs/adding-a-language.md, from step 2.",
    `To take it out again: courses remove language ${code}`,
  );
}

/** Takes a language out again. Refuses while there is a translation that would be lost. */
export async function removeLanguage(root: string, code: string): Promise<Outcome> {
  if (!isLocale(code)) return refused(`"${code}" is not there: ${locales.join(", ")}`);
  const shelf = shelfSkeletons(code);
  const sources = await readSourceFiles(root);
  const inCourses = [...sources].filter(
    ([file, text]) => /^(?:md|yaml)$/.test(file.split(".").at(-1) ?? "") && basename(file).startsWith(`${code}.`) && text !== shelf[file],
  );
  const names = existsSync(wordsFolder(code)) ? await readdir(wordsFolder(code)) : [];
  const files = names.map((name) => join(wordsFolder(code), name));
  const translated: string[] = [];
  for (const file of files) if (!file.endsWith(".json") || holdsTranslations(await readWords(file))) translated.push(file);
  const held = [...translated, ...inCourses.map(([file]) => join(root, file))];
  if (held.length > 0)
    return refused(
      `These hold translations. Delete them yourself if nobody wants them any more, then run this again:`,
      ...held.map((file) => `  ${file}`),
    );

  for (const file of files) await rm(file);
  if (existsSync(wordsFolder(code))) await rmdir(wordsFolder(code));
  for (const file of Object.keys(shelf)) await rm(join(root, file), { force: true });
  await writeFile(list, withoutLanguage(await readFile(list, "utf8"), code));
  return done(`"${code}" is taken out; nothing of it is left.`);
}

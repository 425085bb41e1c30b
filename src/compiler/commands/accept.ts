import { readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { Locale } from "#domain/locale.ts";
import { readAndCheck } from "../compile.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { acceptText } from "./accept-text.ts";
import { done, type Outcome, refused } from "./command.ts";
import { referenceTranslations, translationFiles, wholeFiles } from "./translation-files.ts";

export interface AcceptOptions {
  /** Files as named on the command line, or every translation into `lang`. */
  readonly files: readonly string[];
  readonly lang?: Locale | undefined;
  readonly state?: string | undefined;
  readonly by?: string | undefined;
}

/** Confirms translations: writes into them which source text they translate. */
export async function accept(root: string, { files, lang, state, by }: AcceptOptions): Promise<Outcome> {
  const { courses, reference, paths } = readAndCheck(await readSourceFiles(root));
  const translations = [
    ...courses.flatMap((course) => [...translationFiles(course)]),
    ...referenceTranslations(reference),
    ...(paths ? wholeFiles(paths.words, paths.sourceLang) : []),
  ];
  const known = new Map(translations.map((translation) => [translation.file, translation]));
  const chosen =
    lang === undefined
      ? files.map((file) => relative(resolve(root), resolve(file)).split(sep).join("/"))
      : [...known.keys()].filter((file) => known.get(file)?.locale === lang);
  const unknown = chosen.filter((file) => !known.has(file));
  if (unknown.length > 0)
    return refused(...unknown.map((file) => `${join(root, file)} is not a translation that can be read: run courses check`));

  let changed = 0;
  for (const file of chosen) {
    const translation = known.get(file);
    if (translation === undefined) continue;
    const path = join(root, file);
    const before = await readFile(path, "utf8");
    const after = acceptText(before, translation.format, { top: translation.top, parts: translation.parts, state, by });
    if (after === before) continue;
    await writeFile(path, after);
    changed += 1;
  }
  return done(`${chosen.length} translations confirmed, ${changed} files changed`);
}

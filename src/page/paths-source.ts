import {
  type LearningPath,
  type LearningPaths,
  type LearningPathsWords,
  type PathId,
  type PathWords,
  pathsPack,
  type StepTitles,
  stepName,
} from "#domain/course/learning-paths.ts";
import type { TextProvenance } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import type { CourseManifest, FileRef } from "#domain/pack/manifest.ts";
import { PageProblem } from "./page-problem.ts";

/** Every path in short, and what the diagnostic asks about. */
export interface PathsPage {
  readonly locale: Locale;
  /** Language of the text; the source language where no translation exists. */
  readonly textLocale: Locale;
  readonly structure: LearningPaths;
  readonly words: LearningPathsWords;
}
/** One path with its steps. */
export interface PathPage {
  readonly locale: Locale;
  readonly textLocale: Locale;
  readonly path: LearningPath;
  readonly words: PathWords;
  /** Of the steps and their courses. */
  readonly titles: StepTitles;
  readonly provenance: TextProvenance;
  /** Of the page that lists all paths. */
  readonly listTitle: string;
}

/** Access to their pack, however it is stored. Rejects with a `PageProblem`. */
export interface PathsFiles {
  manifest(pack: typeof pathsPack): Promise<{ readonly manifest: CourseManifest }>;
  /** The parsed content of one file, checked by whoever stored it. */
  file(ref: FileRef): Promise<unknown>;
}

/** Where pages of the learning paths get their content. All reject with a `PageProblem`: `not-found` where there are none. */
export interface PathsSource {
  paths(locale: Locale): Promise<PathsPage>;
  path(locale: Locale, path: PathId): Promise<PathPage>;
}

/** Puts the pages of the learning paths together from their pack. */
export function createPathsSource(packs: PathsFiles): PathsSource {
  const paths = async (locale: Locale): Promise<PathsPage> => {
    const { manifest } = await packs.manifest(pathsPack);
    if (!manifest.paths) throw new PageProblem("not-found");
    const { structure, words } = manifest.paths;
    const textLocale = words[locale] ? locale : manifest.sourceLocale;
    const text = words[textLocale];
    if (!text) throw new PageProblem("damaged");
    const [file, wordsFile] = await Promise.all([packs.file(structure), packs.file(text)]);
    return { locale, textLocale, structure: file as LearningPaths, words: wordsFile as LearningPathsWords };
  };
  return {
    paths,
    async path(locale, id) {
      const { textLocale, structure, words } = await paths(locale);
      const path = structure.paths.find((other) => other.id === id);
      const own = words.paths[id];
      if (!path || !own) throw new PageProblem("not-found");
      const { state, by, stale, lang, titles } = words;
      const named = new Set(path.steps.flatMap((step) => [step.course, stepName(step)]));
      return {
        locale,
        textLocale,
        path,
        words: own,
        titles: Object.fromEntries(Object.entries(titles).filter(([step]) => named.has(step))),
        provenance: { state, ...(by !== undefined && { by }), ...(stale && { stale }), ...(lang && { lang }) },
        listTitle: words.title,
      };
    },
  };
}

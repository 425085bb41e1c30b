import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import type { TranslationLedger } from "#domain/course/translation-ledger.ts";
import type { Locale } from "#domain/locale.ts";
import type { Catalogue, CatalogueCourse, CatalogueReference, CourseManifest, FileHash, FileRef } from "#domain/pack/manifest.ts";
import { type ActivityPage, activityFrameFrom } from "./activity-page.ts";
import { PageProblem } from "./page-problem.ts";
import type { PathsSource } from "./paths-source.ts";
import type { ShelfSource } from "./shelf-source.ts";

/** Everything a course page shows before it knows its learner. */
export interface CoursePage {
  readonly locale: Locale;
  readonly course: CatalogueCourse;
  /** The version shown: the one on the device, else the catalogue's. */
  readonly version: FileHash;
  readonly outline: CourseOutline;
  readonly words: CourseWords;
  readonly wordsLocale: Locale;
  /** The reference shelf that a download brings along. */
  readonly reference?: CatalogueReference;
}

export interface CatalogueSource {
  catalogue(): Promise<Catalogue>;
}
export interface ActivityOptions {
  /** The language asked for the text; the interface language otherwise. */
  readonly text?: Locale;
  /** For an attempt that began with an older version of the course. */
  readonly version?: FileHash;
}
export interface ActivitySource {
  activity(locale: Locale, course: string, activity: string, options?: ActivityOptions): Promise<ActivityPage>;
}
/** The pages of courses. */
export interface CourseSource extends CatalogueSource, ActivitySource {
  course(locale: Locale, course: string): Promise<CoursePage>;
  /** Where an activity's text comes from; undefined in packs of an older Concord. */
  ledger(course: string, activity: string): Promise<TranslationLedger | undefined>;
}
/** Where pages get their content: files of the build when prerendering, the pack store in the browser. All reject with a `PageProblem`. */
export interface PageSource extends CourseSource {
  /** Glossary, library, timeline and positions. */
  shelf(): Promise<ShelfSource>;
  /** Learning paths; the diagnostic is an activity of theirs. */
  paths(): Promise<PathsSource>;
}

/** Access to packs, however they are stored. */
export interface PackFiles {
  /** The version asked for, else the one on the device, else the newest; rejects with a `PageProblem`. */
  manifest(course: string, version?: FileHash): Promise<{ readonly version: FileHash; readonly manifest: CourseManifest }>;
  /** The parsed content of one file, checked by whoever stored it. */
  file(ref: FileRef): Promise<unknown>;
}

type WordFiles = { readonly [locale in Locale]?: FileRef };

/** The language in which words exist: the wanted one, else the source. */
const available = (words: WordFiles, wanted: Locale, source: Locale): Locale => (words[wanted] ? wanted : source);

async function outlineOf(packs: PackFiles, course: string, locale: Locale, wanted?: FileHash) {
  const { version, manifest } = await packs.manifest(course, wanted);
  const wordsLocale = available(manifest.words, locale, manifest.sourceLocale);
  const ref = manifest.words[wordsLocale];
  if (!ref) throw new PageProblem("damaged");
  const [outline, words] = await Promise.all([packs.file(manifest.outline), packs.file(ref)]);
  return { version, manifest, wordsLocale, outline: outline as CourseOutline, words: words as CourseWords };
}

/** Puts one activity together from its course's pack. */
export function createActivitySource(packs: PackFiles): ActivitySource {
  return {
    activity: async (locale, course, activity, { text, version: wanted } = {}) => {
      const { manifest } = await packs.manifest(course, wanted);
      const entry = manifest.activities[activity];
      if (!entry) throw new PageProblem("not-found");
      const textLocale = available(entry.words, text ?? locale, manifest.sourceLocale);
      const textRef = entry.words[textLocale];
      if (!textRef) throw new PageProblem("damaged");
      const [{ version, outline, words: courseWords }, structure, words] = await Promise.all([
        outlineOf(packs, course, locale, wanted),
        packs.file(entry.structure) as Promise<ActivityPage["structure"]>,
        packs.file(textRef),
      ]);
      const files = { structure: entry.structure.hash, text: textRef.hash };
      const frame = activityFrameFrom({ locale, textLocale, version, outline, courseWords, activity, files });
      if (!frame) throw new PageProblem("damaged");
      return { ...frame, kind: structure.kind, structure, words } as ActivityPage;
    },
  };
}

/** Puts the pages of courses together: activities and course pages from packs, the list of courses from the catalogue. */
export function createCourseSource(packs: PackFiles, { catalogue }: CatalogueSource): CourseSource {
  return {
    catalogue,
    ...createActivitySource(packs),
    course: async (locale, id) => {
      const { courses, reference } = await catalogue();
      const course = courses.find((other) => other.id === id);
      if (!course) throw new PageProblem("not-found");
      const { version, wordsLocale, outline, words } = await outlineOf(packs, id, locale);
      return { locale, course, version, outline, words, wordsLocale, ...(reference && { reference }) };
    },
    ledger: async (course, activity) => {
      const { manifest } = await packs.manifest(course);
      const entry = manifest.activities[activity];
      if (!entry) throw new PageProblem("not-found");
      return entry.ledger && ((await packs.file(entry.ledger)) as TranslationLedger);
    },
  };
}

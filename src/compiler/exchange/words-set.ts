import type { Locale } from "#domain/locale.ts";
import { type Reference, readReference } from "../reference/reference.ts";
import { referenceSource } from "../shelf/reference-text.ts";
import type { CourseSource } from "../source/course-source.ts";
import { courseFolders, readCourse } from "../source/read-course.ts";
import type { SourceFiles } from "../source/source-files.ts";
import { courseWords } from "./course-words.ts";
import { shelfName, shelfWords } from "./shelf-words.ts";
import type { WordsSet } from "./words-file.ts";

/** One course with what it refers to, or the reference shelf (`course` is null), as far as it can be read. */
export interface Translatable {
  readonly name: string;
  readonly sourceLang: Locale;
  readonly title: string;
  readonly course: CourseSource | null;
  readonly reference: Reference;
  /** The files it is read from, and no other course's. */
  readonly files: SourceFiles;
}

/** Names of what can be translated: every course, and the shelf. */
export const translatableNames = (files: SourceFiles): readonly string[] => [...courseFolders(files), shelfName];

/** Undefined when there is no such course, or its `course.yaml` cannot be read. What is wrong inside is `courses check`'s to say. */
export function readTranslatable(files: SourceFiles, name: string): Translatable | undefined {
  const others = new Set(courseFolders(files).filter((folder) => folder !== name));
  const own: SourceFiles = new Map([...files].filter(([path]) => !others.has(path.slice(0, path.indexOf("/")))));
  const silent = (): void => undefined;
  const reference = readReference(own, silent);
  if (name === shelfName) return { name, sourceLang: referenceSource, title: "Reference shelf", course: null, reference, files: own };
  const course = courseFolders(files).includes(name) ? readCourse(own, name, silent) : null;
  if (course === null) return undefined;
  const { sourceLang, words } = course;
  return { name, sourceLang, title: words.get(sourceLang)?.value.title ?? name, course, reference, files: own };
}

export const wordsIn = ({ course, reference, files }: Translatable, locale: Locale): WordsSet =>
  course ? courseWords(course, files, locale) : shelfWords(reference, files, locale);

import { type Locale, locales } from "#domain/locale.ts";
import { statesFromWeakest, type TranslationUnit, translationUnits, wholeFileUnit } from "../build/coverage.ts";
import { readAndCheck } from "../compile.ts";
import { type PathsSource, pathsFolder } from "../paths/paths-source.ts";
import type { CourseSource } from "../source/course-source.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome } from "./command.ts";

const statuses = ["current", "stale", "unconfirmed", "missing"] as const;

/** Per course and language: how much of it is translated, and how far that was looked at. */
export async function status(root: string): Promise<Outcome> {
  const { courses, paths } = readAndCheck(await readSourceFiles(root));
  return done(...courses.flatMap(courseStatus), ...(paths ? pathsStatus(paths) : []));
}

export const courseStatus = (course: CourseSource): readonly string[] =>
  statusOf(course.id, course.sourceLang, (locale) => translationUnits(course, locale));

const pathsStatus = ({ sourceLang, words }: PathsSource): readonly string[] =>
  statusOf(pathsFolder, sourceLang, (locale) => [wholeFileUnit(words, locale, sourceLang)]);

function statusOf(name: string, sourceLang: Locale, unitsIn: (locale: Locale) => readonly TranslationUnit[]): readonly string[] {
  const others = locales.filter((locale) => locale !== sourceLang);
  return [`${name} (source: ${sourceLang})`, ...others.map((locale) => localeStatus(locale, unitsIn(locale)))];
}

function localeStatus(locale: Locale, units: readonly TranslationUnit[]): string {
  const share = (status: TranslationUnit["status"]): string => {
    const count = units.filter((unit) => unit.status === status).length;
    return `${status} ${Math.round((100 * count) / units.length)}%`;
  };
  const states = statesFromWeakest
    .map((state) => [state, units.filter((unit) => unit.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${state} ${count}`);
  return `  ${locale}  ${statuses.map(share).join("  ")}${states.length > 0 ? `  (${states.join(", ")})` : ""}`;
}

import type { ActivityId, CourseId, ModuleId } from "#domain/course/course.ts";
import { diagnosticQuiz, type PathId, pathsPack } from "#domain/course/learning-paths.ts";
import { isLocale, type Locale } from "#domain/locale.ts";
import type { TermId } from "#domain/reference/glossary.ts";
import type { InstrumentId } from "#domain/reference/library.ts";

/** Addresses of the app. The first segment is the interface language; the module is decoration. */
export const homeHref = (locale: Locale) => `/${locale}`;
export const catalogueHref = (locale: Locale) => `/${locale}/courses`;
export const recordHref = (locale: Locale) => `/${locale}/record`;
export const notesHref = (locale: Locale) => `/${locale}/notes`;
export const reviewHref = (locale: Locale) => `/${locale}/review`;
/** What is made to be printed; `summary` and `briefing` take `?course=&module=`, `terms` takes `?term=` as often as there are terms, `report` names a run of a scenario. */
export const printHref = (locale: Locale, what: "summary" | "briefing" | "terms" | "report") => `/${locale}/print/${what}`;
/** Where the text of a page comes from; takes `?course=&activity=&text=`. */
export const ledgerHref = (locale: Locale) => `/${locale}/ledger`;
export const settingsHref = (locale: Locale) => `/${locale}/settings`;
export const accountHref = (locale: Locale) => `/${locale}/account`;
/** Takes a join code after `#`, where it reaches no log. */
export const joinHref = (locale: Locale) => `/${locale}/join`;
export const setUpHref = (locale: Locale) => `/${locale}/set-up`;
export const adminHref = (locale: Locale) => `/${locale}/admin`;
export const workshopHref = (locale: Locale) => `/${locale}/workshop`;
/** The trainer's area. Which cohort and what of it stands in the query, which a page made by the build does not know. */
export const trainerHref = (locale: Locale, place: Readonly<Record<string, string>> = {}) => {
  const query = Object.entries(place)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  return `/${locale}/trainer${query && `?${query}`}`;
};
export const referenceHref = (locale: Locale) => `/${locale}/reference`;
export const glossaryHref = (locale: Locale) => `/${locale}/glossary`;
export const termHref = (locale: Locale, term: TermId) => `${glossaryHref(locale)}/${term}`;
export const libraryHref = (locale: Locale) => `/${locale}/library`;
export const timelineHref = (locale: Locale) => `/${locale}/timeline`;
export const positionsHref = (locale: Locale) => `/${locale}/positions`;
/** The entry of an instrument, at one of its pinpoints (`49(1)`) if one is given. */
export const instrumentHref = (locale: Locale, instrument: InstrumentId, pinpoint?: string) =>
  `${libraryHref(locale)}/${instrument}${pinpoint === undefined ? "" : `#${pinpoint}`}`;
export const searchHref = (locale: Locale) => `/${locale}/search`;
export const concordanceHref = (locale: Locale) => `/${locale}/concordance`;
export const courseHref = (locale: Locale, course: CourseId) => `/${locale}/courses/${course}`;

/** The learning paths stand where a course does, so that whatever leads back from the diagnostic leads to them. */
export const pathsHref = (locale: Locale) => courseHref(locale, pathsPack);
export const pathHref = (locale: Locale, path: PathId) => `${pathsHref(locale)}/for/${path}`;
export const diagnosticHref = (locale: Locale) => activityHref(locale, pathsPack, undefined, diagnosticQuiz);

/** A course-wide quiz has no module. */
export function activityHref(locale: Locale, course: CourseId, module: ModuleId | undefined, activity: ActivityId): string {
  return module === undefined ? `${courseHref(locale, course)}/${activity}` : `${courseHref(locale, course)}/${module}/${activity}`;
}

/** Where the text teaches an item of a course: `lesson#block`, or `course/lesson#block` where another course does. */
export function taughtHref(locale: Locale, course: CourseId, taught: string): string {
  const [lesson, block] = taught.slice(taught.indexOf("/") + 1).split("#");
  const other = taught.includes("/") ? taught.slice(0, taught.indexOf("/")) : course;
  return `${activityHref(locale, other, undefined, lesson ?? "")}#${block}`;
}

export interface ActivityAddress {
  readonly locale: Locale;
  readonly course: CourseId;
  readonly activity: ActivityId;
}

/** Reads `/{locale}/courses/{course}[/{module}]/{activity}`; anything else is undefined. */
export function activityAddressFrom(pathname: string): ActivityAddress | undefined {
  const match = /^\/([a-z]{2})\/courses\/([a-z0-9-]+)(?:\/[a-z0-9-]+)?\/([a-z0-9-]+)$/.exec(pathname);
  const [, locale, course, activity] = match ?? [];
  return isLocale(locale) && course && activity ? { locale, course, activity } : undefined;
}

/** An address without its language: whoever opens it gets the page, and the same block, in a language of their own. */
export const inAnyLocale = (href: string) => href.replace(/^\/[a-z]{2}(?=\/)/, "");

/** The same page in another interface language. */
export const inLocale = (pathname: string, locale: Locale) => pathname.replace(/^\/[a-z]{2}(?=\/|$)/, `/${locale}`);

import type { Locale } from "#domain/locale.ts";
import type { ReferenceText } from "#domain/reference/reference-text.ts";
import type { UsedInStructure, UsedInWords, UsePlace } from "#domain/reference/used-in.ts";
import { buildCourseWords } from "../build/build-outline.ts";
import { splitCiteRef } from "../cite/cite-ref.ts";
import { parsePinpoint } from "../cite/pinpoint.ts";
import { writePinpoint } from "../cite/write-pinpoint.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import type { Reference } from "../reference/reference.ts";
import type { CourseSource } from "../source/course-source.ts";
import { usesIn } from "./find-uses.ts";
import { textIn } from "./reference-text.ts";

/** Where the courses use the shelf. `courses`: only those without errors, whose pages exist. */
export function buildUsedInStructure(courses: readonly CourseSource[]): UsedInStructure {
  const places: UsePlace[] = [];
  const terms: { [term: string]: number[] } = {};
  const cites: { [instrument: string]: { [ref: string]: number[] } } = {};
  for (const use of courses.flatMap((course) => [...usesIn(course)])) {
    const index = places.push(use.place) - 1;
    for (const term of use.terms) terms[term] = [...(terms[term] ?? []), index];
    for (const ref of use.cites) {
      const { instrument } = splitCiteRef(ref);
      cites[instrument] = { ...cites[instrument], [ref]: [...(cites[instrument]?.[ref] ?? []), index] };
    }
  }
  return { format: 1, places, terms, cites };
}

export function buildUsedInWords(
  { places, cites }: UsedInStructure,
  courses: readonly CourseSource[],
  { library }: Reference,
  locale: Locale,
): UsedInWords {
  const used = new Set(places.map(({ course, activity }) => `${course}/${activity}`));
  const usedSections = new Set(places.flatMap(({ course, activity, section }) => (section ? [`${course}/${activity}#${section}`] : [])));
  const only = (texts: Texts, wanted: ReadonlySet<string>): Texts =>
    Object.fromEntries(Object.entries(texts).filter(([key]) => wanted.has(key)));
  const pinpoints: { [ref: string]: string } = {};
  for (const ref of Object.values(cites).flatMap((refs) => Object.keys(refs))) {
    const { instrument, pinpoint } = splitCiteRef(ref);
    const form = library.get(instrument)?.pinpoint;
    const parsed = form === undefined || pinpoint === undefined ? null : parsePinpoint(form, pinpoint);
    if (parsed !== null) pinpoints[ref] = writePinpoint(parsed, locale);
  }
  return {
    activities: only(Object.assign({}, ...courses.map((course) => activityTitles(course, locale))), used),
    sections: only(Object.assign({}, ...courses.map((course) => sectionTitles(course, locale))), usedSections),
    pinpoints,
  };
}

type Texts = { readonly [key: string]: ReferenceText };

function activityTitles(course: CourseSource, locale: Locale): Texts {
  const words = buildCourseWords(course, locale);
  const titles: { [key: string]: ReferenceText } = {};
  const add = (lang: Locale | undefined, activities: { readonly [id: string]: string }): void => {
    for (const [id, text] of Object.entries(activities)) titles[`${course.id}/${id}`] = textIn(text, lang ?? locale, locale);
  };
  for (const module of Object.values(words?.modules ?? {})) add(module.lang, module.activities);
  add(words?.lang, words?.quizzes ?? {});
  return titles;
}

function sectionTitles(course: CourseSource, locale: Locale): Texts {
  const titles: { [key: string]: ReferenceText } = {};
  for (const { id, source, translations } of course.modules.flatMap(({ lessons }) => lessons)) {
    const own = translations.find((translation) => translation.locale === locale);
    for (const heading of source.blocks.filter((block) => block.heading)) {
      const translated = own?.blocks.find((block) => block.id === heading.id);
      const text = plainTextOf((translated ?? heading).body).trim();
      titles[`${course.id}/${id}#${heading.id}`] = textIn(text, translated ? locale : source.locale, locale);
    }
  }
  return titles;
}

import type { Locale } from "#domain/locale.ts";
import {
  catalogueHref,
  courseHref,
  glossaryHref,
  homeHref,
  instrumentHref,
  libraryHref,
  positionsHref,
  recordHref,
  referenceHref,
  settingsHref,
  termHref,
  timelineHref,
} from "#page/address.ts";
import { fixtureCourse } from "./builds.ts";
import type { CourseTexts } from "./course-texts.ts";

/** One address for each kind of page of the fixture course, 404 apart. */
export function everyKindOfPage(locale: Locale, course: CourseTexts): readonly string[] {
  const activities = ["what-a-note-is", "check-notes", "draft-note", "final"];
  return [
    homeHref(locale),
    catalogueHref(locale),
    courseHref(locale, fixtureCourse),
    ...activities.map((id) => course.href(id)),
    recordHref(locale),
    settingsHref(locale),
    referenceHref(locale),
    glossaryHref(locale),
    termHref(locale, "note-verbale"),
    libraryHref(locale),
    instrumentHref(locale, "ilc-articles"),
    timelineHref(locale),
    positionsHref(locale),
  ];
}

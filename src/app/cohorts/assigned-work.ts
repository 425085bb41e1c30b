import { useEffect, useState } from "react";
import { type AssignedProgress, assignedProgress } from "#domain/cohort/assigned-progress.ts";
import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import type { Locale } from "#domain/locale.ts";
import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import type { Progress } from "#domain/record/progress.ts";
import { activityOrder, titleOf } from "#page/activity-page.ts";
import { activityHref, courseHref } from "#page/address.ts";
import type { AssignedWork, AssignmentRecord } from "#sync/cohort-messages.ts";
import type { CohortRecords, Delivered } from "../device/device.ts";
import { useDevice, useInstalled } from "../device/use-device.ts";
import { useLocale } from "../i18n/i18n.tsx";

/** A course, module or activity that the learner is to do, with everyone who asks for it: once, though two cohorts may. */
export interface AssignedEntry {
  readonly key: string;
  readonly work: AssignedWork;
  /** The one that is due first in front. */
  readonly assignments: readonly Delivered<AssignmentRecord>[];
  /** Of the course while its parts are being read. */
  readonly title: string;
  /** Of the course, where a part of it is assigned. */
  readonly courseTitle?: string;
  /** Where to go on, or to the course's page. */
  readonly href: string;
  /** `reading`: not known yet. `away`: neither here nor to be had now. `gone`: the course has no such part. */
  readonly state: "reading" | "away" | "gone" | "here";
  readonly progress?: AssignedProgress;
}

interface Course {
  readonly outline: CourseOutline;
  readonly words: CourseWords;
}

/** What is assigned, in the order in which it is due; what has no date comes last. */
export function useAssignedWork(
  { assignments }: CohortRecords,
  catalogue: readonly CatalogueCourse[],
  record: Progress | undefined,
): readonly AssignedEntry[] {
  const locale = useLocale();
  const courses = useCourses([...new Set(assignments.map(({ body }) => body.work.course))]);
  const byWork = new Map<string, Delivered<AssignmentRecord>[]>();
  for (const assignment of [...assignments].sort((a, b) => dueMs(a) - dueMs(b))) {
    const key = keyOf(assignment.body.work);
    byWork.set(key, [...(byWork.get(key) ?? []), assignment]);
  }
  return [...byWork].flatMap(([key, group]) => {
    const work = group[0]?.body.work;
    if (!work) return [];
    return { key, work, assignments: group, ...describe(work, courses.get(work.course), { locale, catalogue, record }) };
  });
}

const keyOf = ({ course, module, activity }: AssignedWork): string =>
  activity === undefined ? `${course}/${module ?? ""}` : `${course}//${activity}`;
const dueMs = ({ body }: Delivered<AssignmentRecord>): number =>
  body.dueAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(body.dueAt);

interface Around {
  readonly locale: Locale;
  readonly catalogue: readonly CatalogueCourse[];
  readonly record: Progress | undefined;
}
type Description = Pick<AssignedEntry, "title" | "courseTitle" | "href" | "state" | "progress">;

function describe(work: AssignedWork, course: Course | "away" | undefined, { locale, catalogue, record }: Around): Description {
  const { titles, sourceLocale } = catalogue.find(({ id }) => id === work.course) ?? {};
  const known = titles?.[locale] ?? (sourceLocale && titles?.[sourceLocale]);
  const href = courseHref(locale, work.course);
  const part = work.activity ?? work.module;
  if (course === undefined || course === "away") {
    const title = known?.title ?? work.course;
    return {
      title: course === undefined ? title : (part ?? title),
      ...(part !== undefined && { courseTitle: title }),
      href,
      state: course ?? "reading",
    };
  }
  const { outline, words } = course;
  const title = part === undefined ? words.title : titleOfPart(work, course);
  const inCourse = part === undefined ? {} : { courseTitle: words.title };
  const progress = record && assignedProgress(work, outline, record);
  if (title === undefined || (record && !progress)) return { title: title ?? part ?? work.course, ...inCourse, href, state: "gone" };
  if (!progress) return { title, ...inCourse, href, state: "reading" };
  const place = activityOrder(outline).find(({ activity }) => activity.id === progress.next);
  return { title, ...inCourse, href: activityHref(locale, outline.id, place?.module?.id, progress.next), state: "here", progress };
}

function titleOfPart({ module, activity }: AssignedWork, { outline, words }: Course): string | undefined {
  const place = activityOrder(outline).find((each) => each.activity.id === activity);
  if (activity !== undefined) return place && titleOf(words, place);
  return words.modules[module ?? ""]?.title;
}

/** The courses that can be had on this device now; read anew when one was downloaded or updated. */
function useCourses(ids: readonly string[]): ReadonlyMap<string, Course | "away"> {
  const locale = useLocale();
  const device = useDevice()?.device;
  const installed = useInstalled();
  const [courses, setCourses] = useState<ReadonlyMap<string, Course | "away">>(new Map());
  const wanted = [...ids].sort().join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is installed decides what can be had
  useEffect(() => {
    if (!device || wanted === "") return;
    let current = true;
    const read = async (id: string) => [id, (await device.course(id, locale)) ?? ("away" as const)] as const;
    void Promise.all(wanted.split(" ").map(read)).then((found) => {
      if (current) setCourses(new Map(found));
    });
    return () => {
      current = false;
    };
  }, [device, installed, locale, wanted]);
  return courses;
}

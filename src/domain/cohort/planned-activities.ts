import type { ActivityOutline, CourseOutline } from "#domain/course/course.ts";
import type { FileHash } from "#domain/pack/manifest.ts";

/** One entry of a plan: a whole course, a module of it, or an activity. */
export interface PlanEntry {
  readonly course: string;
  readonly module?: string;
  readonly activity?: string;
  /** Unix milliseconds. */
  readonly dueAtMs?: number;
}
/** An activity that earlier versions of a course had. */
export interface RetiredActivity extends Pick<ActivityOutline, "id" | "kind"> {
  readonly module?: string;
  /** The last version that had it, and has its title; unknown of what was lost before this was noted. */
  readonly version?: FileHash;
}
/** What a course has and once had; of one that is not published any more only the latter. */
export interface PlannedCourse extends Pick<CourseOutline, "modules" | "quizzes"> {
  readonly retired?: readonly RetiredActivity[];
}
export type Outlines = ReadonlyMap<string, PlannedCourse>;

/**
 * The lessons, quizzes and scenarios (`course/id`) of a plan, each once: courses in the order in which the plan first names them, the
 * activities of each in the order of the course. Worksheets are the learner's own. Unknown courses and activities are passed over.
 */
export function plannedActivities(plan: readonly PlanEntry[], outlines: Outlines): readonly string[] {
  return [...new Set(plan.map(({ course }) => course))].flatMap((course) => {
    const named = new Set(plan.filter((entry) => entry.course === course).flatMap((entry) => activitiesOf(entry, outlines)));
    return activitiesOf({ course }, outlines).filter((activity) => named.has(activity));
  });
}

/**
 * The activities of a plan with the time when each is due, if ever. Of several dates the latest counts, so that a later one for a single
 * learner is an extension; an entry without a date takes none away.
 */
export function dueDates(plan: readonly PlanEntry[], outlines: Outlines): ReadonlyMap<string, number | undefined> {
  const due = new Map<string, number | undefined>();
  for (const entry of plan)
    for (const activity of activitiesOf(entry, outlines)) due.set(activity, laterOf(due.get(activity), entry.dueAtMs));
  return due;
}

/** The activities (`course/id`) of one entry, in the order of the course: pre-tests, modules, other course-wide quizzes. */
export function activitiesOf({ course, module, activity }: PlanEntry, outlines: Outlines): readonly string[] {
  const outline = outlines.get(course);
  if (!outline) return [];
  const all = [
    ...outline.quizzes.filter(isPretest).map((each) => ({ each, module: undefined })),
    ...outline.modules.flatMap(({ id, activities }) => activities.map((each) => ({ each, module: id }))),
    ...outline.quizzes.filter((quiz) => !isPretest(quiz)).map((each) => ({ each, module: undefined })),
  ];
  return all
    .filter(({ each }) => each.kind !== "worksheet")
    .filter((part) => (activity === undefined ? module === undefined || part.module === module : part.each.id === activity))
    .map(({ each }) => `${course}/${each.id}`);
}

/** The activities (`course/id`) that an entry would name if the course still had them: nothing to do, but what was done stays. */
export function retiredOf({ course, module, activity }: PlanEntry, outlines: Outlines): readonly string[] {
  return (outlines.get(course)?.retired ?? [])
    .filter(({ kind }) => kind !== "worksheet")
    .filter((each) => (activity === undefined ? module === undefined || each.module === module : each.id === activity))
    .map(({ id }) => `${course}/${id}`);
}

const isPretest = ({ mode }: ActivityOutline): boolean => mode === "pretest";
const laterOf = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

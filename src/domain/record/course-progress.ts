import type { ActivityOutline, CourseOutline, ModuleId, ModuleOutline } from "#domain/course/course.ts";
import { compareHlc } from "./hlc.ts";
import type { Progress, Submission } from "./progress.ts";
import type { HlcText } from "./statement.ts";

export type ActivityStatus = "not-started" | "started" | "done";

export interface ActivityProgress {
  readonly id: string;
  readonly status: ActivityStatus;
  readonly lastAt?: HlcText;
  /** Quizzes with a submitted attempt. */
  readonly best?: Submission;
  /** Quizzes: some attempt reached the mastery score. */
  readonly mastered?: boolean;
  /** Quizzes: an attempt is begun and not submitted, maybe after others that were. */
  readonly open?: true;
}
export interface PartProgress {
  readonly status: ActivityStatus;
  /** Activities done, of how many. */
  readonly done: number;
  readonly outOf: number;
}
export interface ModuleProgress extends PartProgress {
  readonly id: ModuleId;
  readonly activities: readonly ActivityProgress[];
}
/** Pre-tests are shown and do not count: nobody has to take one to finish a course. */
export interface CourseProgress extends PartProgress {
  readonly modules: readonly ModuleProgress[];
  readonly quizzes: readonly ActivityProgress[];
}

/** Progress of a course, its modules and their activities, in the order of the outline. */
export function courseProgress(outline: CourseOutline, progress: Progress): CourseProgress {
  const modules = outline.modules.map((module): ModuleProgress => {
    const activities = module.activities.map((activity) => activityProgress(outline.id, activity, progress));
    return { id: module.id, activities, ...partProgress(activities) };
  });
  const quizzes = outline.quizzes.map((quiz) => activityProgress(outline.id, quiz, progress));
  const counted = quizzes.filter((_, index) => outline.quizzes[index]?.mode !== "pretest");
  return { modules, quizzes, ...partProgress([...modules.flatMap(({ activities }) => activities), ...counted]) };
}

export interface ResumePoint {
  /** Absent for a course-wide quiz. */
  readonly module?: ModuleId;
  readonly activity: string;
}

/**
 * Where a learner goes on: the activity touched last if it is not done or has an open attempt, else the next one after it that is not
 * done; at the end of the course the first one left out. None when everything that counts is done. A deep link always wins over this.
 */
export function resumePoint(outline: CourseOutline, progress: Progress): ResumePoint | undefined {
  const path = pathThrough(outline).map(({ module, activity }) => ({ module, ...activityProgress(outline.id, activity, progress) }));
  const next = nextOn(path);
  return next && { ...(next.module && { module: next.module.id }), activity: next.id };
}

/** The same along any path of activities. */
export function nextOn<Step extends ActivityProgress>(path: readonly Step[]): Step | undefined {
  const last = path.reduce((latest, step, index) => (compareHlc(step.lastAt ?? "", path[latest]?.lastAt ?? "") > 0 ? index : latest), 0);
  return path[last]?.open ? path[last] : [...path.slice(last), ...path.slice(0, last)].find(({ status }) => status !== "done");
}

/** Everything that counts, in the order in which it is worked through: the modules, then the course-wide quizzes. */
function pathThrough(outline: CourseOutline): readonly { readonly module?: ModuleOutline; readonly activity: ActivityOutline }[] {
  return [
    ...outline.modules.flatMap((module) => module.activities.map((activity) => ({ module, activity }))),
    ...outline.quizzes.filter(({ mode }) => mode !== "pretest").map((activity) => ({ activity })),
  ];
}

/** How far a learner has come with one activity. */
export function activityProgress(
  course: string,
  { id, kind }: Pick<ActivityOutline, "id" | "kind">,
  { activities, quizzes }: Progress,
): ActivityProgress {
  const key = `${course}/${id}`;
  if (kind === "quiz") {
    const quiz = quizzes.get(key);
    if (!quiz) return { id, status: "not-started" };
    const { best, mastered, open, lastAt } = quiz;
    return { id, status: quiz.submitted > 0 ? "done" : "started", lastAt, mastered, ...(best && { best }), ...(open && { open: true }) };
  }
  const activity = activities.get(key);
  if (!activity) return { id, status: "not-started" };
  return { id, status: activity.completedAt === undefined ? "started" : "done", lastAt: activity.lastAt };
}

/** The same for several activities together. */
export function partProgress(activities: readonly ActivityProgress[]): PartProgress {
  const outOf = activities.length;
  const done = activities.filter(({ status }) => status === "done").length;
  if (outOf > 0 && done === outOf) return { status: "done", done, outOf };
  return { status: activities.some(({ status }) => status !== "not-started") ? "started" : "not-started", done, outOf };
}

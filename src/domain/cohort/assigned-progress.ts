import type { CourseOutline } from "#domain/course/course.ts";
import { type ActivityProgress, type ActivityStatus, courseProgress, nextOn } from "#domain/record/course-progress.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Progress } from "#domain/record/progress.ts";
import { activitiesOf, type PlanEntry } from "./planned-activities.ts";

/** How far a learner is with one entry of a plan, by their own record. */
export interface AssignedProgress {
  readonly status: ActivityStatus;
  /** Activities done, of how many: those that the trainers' report counts. */
  readonly done: number;
  readonly outOf: number;
  /** Where to go on; the first activity again when all are done. */
  readonly next: string;
  /** A single quiz that was submitted. */
  readonly best?: number;
  readonly mastered?: boolean;
  /** Of the activities that are done, when the one that was touched first of all was last touched, Unix milliseconds. */
  readonly earliestDoneAtMs?: number;
}

/** `undefined` when the course has nothing of the entry: it is of another version of the course. */
export function assignedProgress(entry: PlanEntry, outline: CourseOutline, progress: Progress): AssignedProgress | undefined {
  const { modules, quizzes } = courseProgress(outline, progress);
  const all = new Map([...modules.flatMap(({ activities }) => activities), ...quizzes].map((activity) => [activity.id, activity]));
  const path = idsOf(entry, outline).flatMap((id) => all.get(id) ?? []);
  const [first] = path;
  if (!first) return undefined;
  const finished = path.filter(({ status }) => status === "done");
  const times = finished.flatMap(({ lastAt }) => (lastAt === undefined ? [] : [msOf(lastAt)]));
  const done = finished.length;
  return {
    status: done === path.length ? "done" : path.some(({ status }) => status !== "not-started") ? "started" : "not-started",
    done,
    outOf: path.length,
    next: (nextOn(path) ?? first).id,
    ...(path.length === 1 && scoreOf(first)),
    ...(times.length > 0 && { earliestDoneAtMs: Math.min(...times) }),
  };
}

/** A worksheet counts in no report, but one that is named alone is what the learner is to do. */
function idsOf(entry: PlanEntry, outline: CourseOutline): readonly string[] {
  if (entry.activity !== undefined) return [entry.activity];
  return activitiesOf(entry, new Map([[outline.id, outline]])).map((id) => id.slice(outline.id.length + 1));
}

const scoreOf = ({ best, mastered }: ActivityProgress) => ({
  ...(best?.scaled !== undefined && { best: best.scaled }),
  ...(mastered !== undefined && { mastered }),
});

import type { AssignedWork } from "#sync/cohort-messages.ts";
import type { OutlinedCourse } from "./use-course-outlines.ts";

/** The titles of what is assigned, from the course inwards; ids where the course cannot be read. */
export function workTitles({ course, module, activity }: AssignedWork, outlines: ReadonlyMap<string, OutlinedCourse>): readonly string[] {
  const words = outlines.get(course)?.words;
  const inModule = module === undefined ? undefined : words?.modules[module];
  return [
    words?.title ?? course,
    ...(module === undefined ? [] : [inModule?.title ?? module]),
    ...(activity === undefined ? [] : [inModule?.activities[activity] ?? words?.quizzes[activity] ?? activityTitle(activity, words)]),
  ];
}

/** An assignment may name an activity without its module, which is decoration. */
const activityTitle = (activity: string, words: OutlinedCourse["words"] | undefined): string =>
  Object.values(words?.modules ?? {})
    .map(({ activities }) => activities[activity])
    .find((title) => title !== undefined) ?? activity;

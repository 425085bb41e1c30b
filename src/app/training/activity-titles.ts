import type { ActivityKind } from "#domain/course/course.ts";
import type { Translate } from "#page/translate.ts";
import type { OutlinedCourse } from "./use-course-outlines.ts";
import { workTitles } from "./work-title.ts";

/** `course/id` in its two parts. */
export function splitActivity(activity: string): { readonly course: string; readonly id: string } {
  const slash = activity.indexOf("/");
  return { course: activity.slice(0, slash), id: activity.slice(slash + 1) };
}

/** What an activity is; undefined where the course cannot be read, or has it no more. */
export function kindOf(activity: string, outlines: ReadonlyMap<string, OutlinedCourse>): ActivityKind | undefined {
  const { course, id } = splitActivity(activity);
  const outline = outlines.get(course)?.outline;
  const all = [...(outline?.quizzes ?? []), ...(outline?.modules ?? []).flatMap(({ activities }) => activities)];
  return all.find((each) => each.id === id)?.kind;
}

/** The title of an activity (`course/id`); ids where the course cannot be read. */
export function activityTitle(activity: string, outlines: ReadonlyMap<string, OutlinedCourse>): string {
  const { course, id } = splitActivity(activity);
  return workTitles({ course, activity: id }, outlines).at(-1) ?? id;
}

/** The titles of activities that are shown together. Where several have one title, each says what it is part of. `t`: the words of reports. */
export function activityTitles(
  activities: readonly string[],
  outlines: ReadonlyMap<string, OutlinedCourse>,
  t: Translate,
): ReadonlyMap<string, string> {
  const plain = new Map(activities.map((activity) => [activity, activityTitle(activity, outlines)]));
  const count = new Map<string, number>();
  for (const title of plain.values()) count.set(title, (count.get(title) ?? 0) + 1);
  return new Map(
    [...plain].map(([activity, title]) => [
      activity,
      count.get(title) === 1 ? title : t("title-in-part", { part: partOf(activity, outlines), title }),
    ]),
  );
}

/** The title of the module in which an activity is, else of its course. */
function partOf(activity: string, outlines: ReadonlyMap<string, OutlinedCourse>): string {
  const { course, id } = splitActivity(activity);
  const words = outlines.get(course)?.words;
  return Object.values(words?.modules ?? {}).find(({ activities }) => activities[id] !== undefined)?.title ?? words?.title ?? course;
}

/** Whether the course, where it can be read, has the activity (`course/id`) no more. */
export function isRetired(activity: string, outlines: ReadonlyMap<string, OutlinedCourse>): boolean {
  const { course, id } = splitActivity(activity);
  const outline = outlines.get(course)?.outline;
  return (
    outline !== undefined &&
    ![...outline.modules.flatMap(({ activities }) => activities), ...outline.quizzes].some((each) => each.id === id)
  );
}

export const coursesOf = (activities: readonly string[]): readonly string[] => [
  ...new Set(activities.map((activity) => splitActivity(activity).course)),
];

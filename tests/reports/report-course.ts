import type { ActivityOutline, CourseOutline } from "#domain/course/course.ts";
import type { QuizStructure } from "#domain/course/quiz.ts";
import type { PublishedCourses } from "#server/packs/published-courses.ts";
import type { PublishedPacks } from "#server/sync/published-packs.ts";
import { multipleItem, numericItem, singleItem, trueFalseItem } from "../support/example-items.ts";

/** Two courses of the same build: lessons, a worksheet, a practice quiz, a pre-test and a final assessment. */
export const courses = ["essentials", "practice"] as const;
export const versionOf = (course: string): string => (course === "essentials" ? "1" : "2").repeat(32);
export const unknownVersion = "9".repeat(32);
export const items = [singleItem, multipleItem, trueFalseItem, numericItem];

const quiz = (id: string, parts: Pick<QuizStructure, "mode" | "pools">): QuizStructure => ({
  format: 1,
  id,
  kind: "quiz",
  mastery: 0.6,
  attempts: 0,
  certainty: true,
  items,
  ...parts,
});
export const quizzes: Readonly<Record<string, QuizStructure>> = {
  check: quiz("check", { mode: "practice", pools: [] }),
  pretest: quiz("pretest", { mode: "pretest", pools: [{ id: "all", draw: 3, items: items.map(({ id }) => id) }] }),
  final: quiz("final", { mode: "assessment", pools: [] }),
};
export const lessons = ["lesson-1", "lesson-2"];
export const worksheet = "worksheet";

const activity = (id: string, kind: ActivityOutline["kind"]): ActivityOutline => ({ id, kind, minutes: 10, parts: 4 });
const quizActivity = (id: string): ActivityOutline => ({ ...activity(id, "quiz"), mode: quizzes[id]?.mode ?? "practice" });
const inModule = (id: string, activities: readonly ActivityOutline[]) =>
  ({ id, legal: true, level: 1, prerequisites: [], objectives: [], activities }) as const;
const outline = (id: string): CourseOutline => ({
  format: 1,
  id,
  level: 1,
  hours: 1,
  mastery: 0.6,
  prerequisites: [],
  modules: [
    inModule("first", [activity("lesson-1", "lesson"), activity(worksheet, "worksheet")]),
    inModule("second", [activity("lesson-2", "lesson"), quizActivity("check")]),
  ],
  quizzes: [quizActivity("pretest"), quizActivity("final")],
  licence: "CC-BY-4.0",
});

export const reportCourses: PublishedCourses = {
  outlines: async (wanted) => new Map([...wanted].filter((id) => courses.some((known) => known === id)).map((id) => [id, outline(id)])),
  version: async (course) => versionOf(course),
};
export const reportPacks: PublishedPacks = {
  manifest: async (wanted) => {
    const course = courses.find((each) => versionOf(each) === wanted);
    const activities = Object.fromEntries(Object.keys(quizzes).map((id) => [id, { structure: { hash: id } }]));
    return course && { course, activities };
  },
  quiz: async (hash) => quizzes[hash],
  scenario: async () => undefined,
};

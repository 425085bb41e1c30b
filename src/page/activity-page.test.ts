import { describe, expect, it } from "vitest";
import type { ActivityOutline, CourseOutline, CourseWords } from "#domain/course/course.ts";
import { type ActivityPageInput, activityFrameFrom, activityOrder } from "./activity-page.ts";

const lesson = (id: string): ActivityOutline => ({ id, kind: "lesson", minutes: 5, parts: 2 });
const quiz = (id: string): ActivityOutline => ({ id, kind: "quiz", minutes: 5, parts: 2, mode: "assessment" });
const parts = { legal: true, level: 1, prerequisites: [], objectives: [] } as const;
const outline: CourseOutline = {
  format: 1,
  id: "responsibility",
  level: 1,
  hours: 1,
  mastery: 0.7,
  prerequisites: [],
  modules: [
    { ...parts, id: "breach", activities: [lesson("two-elements"), lesson("attribution")] },
    { ...parts, id: "answers", activities: [lesson("retorsion")] },
  ],
  quizzes: [quiz("final"), quiz("pretest"), quiz("survey")],
  licence: "CC-BY-4.0",
};
const translated = { state: "source" } as const;
const words: CourseWords = {
  ...translated,
  title: "State responsibility",
  lead: "",
  audience: "",
  outcomes: [],
  modules: {
    breach: {
      ...translated,
      title: "Breach",
      lead: "",
      objectives: {},
      activities: { "two-elements": "Two elements", attribution: "Attribution" },
    },
  },
  quizzes: { final: "Final assessment", pretest: "What you know" },
};
const input: Omit<ActivityPageInput, "activity"> = {
  locale: "fr",
  textLocale: "en",
  version: "v1",
  outline,
  courseWords: words,
  files: { structure: "s", text: "t" },
};

describe("activityOrder", () => {
  it("begins with the pre-test, goes through the modules and ends with the other quizzes of the course", () => {
    const order = activityOrder(outline).map(({ module, activity, number }) => [module?.id, activity.id, number]);
    expect(order).toEqual([
      [undefined, "pretest", 0],
      ["breach", "two-elements", 1],
      ["breach", "attribution", 1],
      ["answers", "retorsion", 2],
      [undefined, "final", 0],
      [undefined, "survey", 0],
    ]);
  });
});

describe("activityFrameFrom", () => {
  it("tells where in the course an activity stands, and what comes before and after it", () => {
    expect(activityFrameFrom({ ...input, activity: "attribution" })).toEqual({
      locale: "fr",
      textLocale: "en",
      course: { id: "responsibility", title: "State responsibility", version: "v1" },
      module: { id: "breach", title: "Breach", number: 1 },
      activity: { ...lesson("attribution"), title: "Attribution" },
      position: { index: 2, of: 2 },
      previous: { href: "/fr/courses/responsibility/breach/two-elements", title: "Two elements", kind: "lesson" },
      next: { href: "/fr/courses/responsibility/answers/retorsion", title: "retorsion", kind: "lesson" },
      files: { structure: "s", text: "t" },
    });
  });
  it("has no module and no position for a quiz of the course, and no neighbour beyond its ends", () => {
    const first = activityFrameFrom({ ...input, activity: "pretest" });
    expect(first).toMatchObject({ activity: { title: "What you know" }, next: { title: "Two elements" } });
    for (const absent of ["module", "position", "previous"]) expect(first).not.toHaveProperty(absent);
    expect(activityFrameFrom({ ...input, activity: "survey" })).not.toHaveProperty("next");
  });
  it("goes by ids where the words are missing", () => {
    expect(activityFrameFrom({ ...input, activity: "retorsion" })).toMatchObject({
      module: { id: "answers", title: "answers", number: 2 },
      activity: { title: "retorsion" },
    });
  });
  it("is nothing for an activity that the course does not have", () => {
    expect(activityFrameFrom({ ...input, activity: "unknown" })).toBeUndefined();
  });
});

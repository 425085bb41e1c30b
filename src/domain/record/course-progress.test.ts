import { describe, expect, it } from "vitest";
import type { CourseOutline } from "#domain/course/course.ts";
import { courseProgress, resumePoint } from "./course-progress.ts";
import { hlcTextFrom } from "./hlc.ts";
import { progressFrom } from "./progress.ts";
import type { Statement } from "./statement.ts";

const module = { legal: true, level: 1, prerequisites: [], objectives: [] } as const;
const outline: CourseOutline = {
  format: 1,
  id: "responsibility",
  level: 1,
  hours: 6,
  mastery: 0.75,
  prerequisites: [],
  modules: [
    {
      ...module,
      id: "wrongful-act",
      activities: [
        { id: "two-elements", kind: "lesson", minutes: 12, parts: 4 },
        { id: "check-elements", kind: "quiz", minutes: 10, parts: 8, mode: "practice" },
      ],
    },
    { ...module, id: "attribution", activities: [{ id: "organs", kind: "lesson", minutes: 12, parts: 3 }] },
  ],
  quizzes: [
    { id: "pretest", kind: "quiz", minutes: 10, parts: 10, mode: "pretest" },
    { id: "final", kind: "quiz", minutes: 30, parts: 20, mode: "assessment" },
  ],
  licence: "CC-BY-4.0",
};

/** Words of the form "verb activity attempt"; a minute apart. */
function progressAfterSteps(...steps: readonly string[]) {
  return progressFrom(
    steps.map((step, minute): Statement => {
      const [verb = "", id = "", attemptId] = step.split(" ");
      const at = hlcTextFrom({ ms: minute * 60_000, counter: 0, device: "d1" });
      const attempt = attemptId === undefined ? {} : { attemptId };
      return { id: `s${minute}`, verb, activityId: `responsibility/${id}`, locale: "ar", at, device: "d1", ...attempt };
    }),
  );
}

describe("courseProgress", () => {
  it("tells not started, started and done apart for activities, modules and the course", () => {
    const progress = courseProgress(
      outline,
      progressAfterSteps("started two-elements", "completed two-elements", "started check-elements a1"),
    );
    expect(progress).toMatchObject({ status: "started", done: 1, outOf: 4 });
    expect(progress.modules.map(({ id, status, done, outOf }) => [id, status, done, outOf])).toEqual([
      ["wrongful-act", "started", 1, 2],
      ["attribution", "not-started", 0, 1],
    ]);
    expect(progress.modules[0]?.activities.map(({ status }) => status)).toEqual(["done", "started"]);
  });
  it("calls a course done when its lessons are completed and its quizzes submitted, with or without the pre-test", () => {
    const steps = ["completed two-elements", "submitted check-elements a1", "completed organs", "submitted final a2"];
    expect(courseProgress(outline, progressAfterSteps(...steps))).toMatchObject({ status: "done", done: 4, outOf: 4 });
    expect(courseProgress(outline, progressAfterSteps(...steps.slice(0, 3)))).toMatchObject({ status: "started", done: 3 });
    expect(courseProgress(outline, progressAfterSteps("submitted pretest a1"))).toMatchObject({ status: "not-started", done: 0 });
  });
  it("does not count activities of another course, or ones that the course no longer has", () => {
    expect(courseProgress({ ...outline, id: "norms" }, progressAfterSteps("completed two-elements"))).toMatchObject({
      status: "not-started",
    });
    expect(courseProgress(outline, progressAfterSteps("completed withdrawn"))).toMatchObject({ status: "not-started" });
  });
});

describe("resumePoint", () => {
  const resume = (...steps: readonly string[]) => resumePoint(outline, progressAfterSteps(...steps))?.activity;

  it("begins at the beginning", () => {
    expect(resumePoint(outline, progressAfterSteps())).toEqual({ module: "wrongful-act", activity: "two-elements" });
  });
  it("goes on with the activity touched last, or with the next one when that is done", () => {
    expect(resume("started two-elements", "started organs")).toBe("organs");
    expect(resume("started two-elements", "completed two-elements")).toBe("check-elements");
  });
  it("goes on with an open attempt at a quiz that was done before", () => {
    expect(resume("submitted check-elements a1", "started check-elements a2")).toBe("check-elements");
  });
  it("comes back to what was left out, and ends when all is done", () => {
    expect(resume("completed organs", "submitted final a1")).toBe("two-elements");
    expect(resume("completed two-elements", "submitted check-elements a1", "completed organs", "submitted final a2")).toBeUndefined();
    expect(resumePoint(outline, progressAfterSteps("completed organs"))).toEqual({ activity: "final" });
  });
});

import { describe, expect, it } from "vitest";
import type { CourseOutline } from "#domain/course/course.ts";
import { hlcTextFrom } from "#domain/record/hlc.ts";
import { progressFrom } from "#domain/record/progress.ts";
import type { Statement } from "#domain/record/statement.ts";
import { assignedProgress } from "./assigned-progress.ts";

const part = { legal: true, level: 1, prerequisites: [], objectives: [] } as const;
const outline: CourseOutline = {
  format: 1,
  id: "law",
  level: 1,
  hours: 6,
  mastery: 0.75,
  prerequisites: [],
  modules: [
    {
      ...part,
      id: "breach",
      activities: [
        { id: "elements", kind: "lesson", minutes: 12, parts: 4 },
        { id: "sheet", kind: "worksheet", minutes: 10, parts: 1 },
        { id: "check", kind: "quiz", minutes: 10, parts: 8, mode: "practice" },
      ],
    },
    { ...part, id: "attribution", activities: [{ id: "organs", kind: "lesson", minutes: 12, parts: 3 }] },
  ],
  quizzes: [
    { id: "pretest", kind: "quiz", minutes: 10, parts: 10, mode: "pretest" },
    { id: "final", kind: "quiz", minutes: 30, parts: 20, mode: "assessment" },
  ],
  licence: "CC-BY-4.0",
};

/** Words of the form "verb activity attempt"; a minute apart, from minute 0. */
function recordOf(...steps: readonly string[]) {
  return progressFrom(
    steps.map((step, minute): Statement => {
      const [verb = "", id = "", attemptId] = step.split(" ");
      const at = hlcTextFrom({ ms: minute * 60_000, counter: 0, device: "d1" });
      const attempt = attemptId === undefined ? {} : { attemptId, result: { scaled: 0.9, mastered: true, points: 1 } };
      return { id: `s${minute}`, verb, activityId: `law/${id}`, locale: "ar", at, device: "d1", ...attempt };
    }),
  );
}

describe("progress with what is assigned", () => {
  it("counts the activities that the trainers' report counts: pre-tests of a whole course, no worksheets", () => {
    const nothing = recordOf();
    expect(assignedProgress({ course: "law" }, outline, nothing)).toEqual({ status: "not-started", done: 0, outOf: 5, next: "pretest" });
    expect(assignedProgress({ course: "law", module: "breach" }, outline, nothing)).toMatchObject({ outOf: 2, next: "elements" });
    expect(assignedProgress({ course: "law", module: "breach", activity: "sheet" }, outline, nothing)).toMatchObject({
      outOf: 1,
      next: "sheet",
    });
  });
  it("is done when all of it is, and says where to go on until then", () => {
    const module = { course: "law", module: "breach" };
    expect(assignedProgress(module, outline, recordOf("started elements"))).toMatchObject({ status: "started", done: 0, next: "elements" });
    const half = recordOf("started elements", "completed elements", "started check a");
    expect(assignedProgress(module, outline, half)).toMatchObject({ status: "started", done: 1, next: "check", earliestDoneAtMs: 60_000 });
    const whole = recordOf("completed elements", "started check a", "submitted check a");
    expect(assignedProgress(module, outline, whole)).toEqual({ status: "done", done: 2, outOf: 2, next: "elements", earliestDoneAtMs: 0 });
  });
  it("has the score of a single quiz", () => {
    const quiz = { course: "law", activity: "check" };
    expect(assignedProgress(quiz, outline, recordOf("started check a", "submitted check a"))).toMatchObject({ best: 0.9, mastered: true });
    expect(assignedProgress(quiz, outline, recordOf("started check a"))).toMatchObject({ status: "started", mastered: false });
  });
  it("is unknown where the course has no such part", () => {
    expect(assignedProgress({ course: "law", module: "gone" }, outline, recordOf())).toBeUndefined();
    expect(assignedProgress({ course: "law", activity: "gone" }, outline, recordOf("started gone"))).toBeUndefined();
  });
});

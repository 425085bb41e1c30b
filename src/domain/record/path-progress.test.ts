import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LearningPath } from "#domain/course/learning-paths.ts";
import { pathProgress } from "./path-progress.ts";
import type { Progress } from "./progress.ts";

const path: LearningPath = {
  id: "legal-adviser",
  steps: [
    {
      course: "framework",
      minutes: 60,
      activities: [
        { id: "one", kind: "lesson", module: "m" },
        { id: "two", kind: "lesson", module: "m" },
      ],
    },
    { course: "law", module: "force", minutes: 30, activities: [{ id: "one", kind: "lesson", module: "force" }] },
  ],
};
const activities = ["framework/one", "framework/two", "law/one"];
const at = (ms: number) => `${String(ms).padStart(15, "0")}-00000-d1`;
const recordOf = (states: { readonly [activity: string]: "started" | "completed" }): Progress => ({
  activities: new Map(
    Object.entries(states).map(([activity, state], index) => [
      activity,
      { startedAt: at(index), lastAt: at(index), ...(state === "completed" && { completedAt: at(index) }) },
    ]),
  ),
  quizzes: new Map(),
  items: new Map(),
});
const nextOf = (record: Progress) => pathProgress(path, record).next;

describe("progress on a path", () => {
  it("begins with the first activity of the first step", () => {
    expect(nextOf(recordOf({}))).toMatchObject({ step: { course: "framework" }, activity: { id: "one" } });
    expect(pathProgress(path, recordOf({}))).toMatchObject({ status: "not-started", done: 0, outOf: 3 });
  });
  it("counts what was done before the path was chosen, also in a later step", () => {
    const { steps, done } = pathProgress(path, recordOf({ "law/one": "completed" }));
    expect(steps.map(({ status }) => status)).toEqual(["not-started", "done"]);
    expect(done).toBe(1);
  });
  it("tells activities of one name in two courses apart", () => {
    expect(pathProgress(path, recordOf({ "framework/one": "completed" })).steps[1]?.status).toBe("not-started");
  });
  it("goes on where the learner was", () => {
    expect(nextOf(recordOf({ "framework/one": "completed", "framework/two": "started" }))).toMatchObject({ activity: { id: "two" } });
  });
  it("has nothing next once everything is done", () => {
    const done = recordOf(Object.fromEntries(activities.map((activity) => [activity, "completed" as const])));
    expect(pathProgress(path, done)).toMatchObject({ status: "done", done: 3 });
    expect(nextOf(done)).toBeUndefined();
  });
  it("adds its steps up, and what is next is never done", () => {
    const states = fc.dictionary(fc.constantFrom(...activities), fc.constantFrom("started" as const, "completed" as const));
    fc.assert(
      fc.property(states, (drawn) => {
        const { steps, done, outOf, next } = pathProgress(path, recordOf(drawn));
        expect(steps.reduce((sum, step) => sum + step.done, 0)).toBe(done);
        expect(steps.reduce((sum, step) => sum + step.outOf, 0)).toBe(outOf);
        expect(next === undefined).toBe(done === outOf);
        if (next) expect(drawn[`${next.step.course}/${next.activity.id}`]).not.toBe("completed");
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "#domain/course/learning-paths.ts";
import { hasGap, type QuestionAnswer, startingPoint } from "./starting-point.ts";

const area = (course: string, ...prerequisites: string[]): Area => ({ course, prerequisites });
const law = { areas: [area("framework"), area("responsibility"), area("responses", "responsibility")], beyond: "rooms" };

/** Two questions on each area, so many of them answered right. */
const answered = (framework: number, responsibility: number, responses: number): readonly QuestionAnswer[] =>
  Object.entries({ framework, responsibility, responses }).flatMap(([course, right]) => [
    { course, right: right > 0 },
    { course, right: right > 1 },
  ]);
const order = (...right: Parameters<typeof answered>) => startingPoint(law, answered(...right)).areas.map(({ course }) => course);

/** Areas that may build on earlier ones, and answers to one to four questions on each. */
const anyDiagnostic = fc
  .array(fc.record({ right: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), builds: fc.array(fc.nat({ max: 6 })) }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((drawn) => ({
    areas: drawn.map(({ builds }, index) => area(`c${index}`, ...builds.filter((other) => other < index).map((other) => `c${other}`))),
    answers: drawn.flatMap(({ right }, index) => right.map((each) => ({ course: `c${index}`, right: each }))),
    beyond: "rooms",
  }));

describe("the starting point", () => {
  it("is the first area of all for those who answered nothing", () => {
    expect(startingPoint(law, answered(0, 0, 0)).begin).toBe("framework");
  });
  it("is the area with the smallest share, and the rest follows by share", () => {
    expect(order(1, 2, 0)).toEqual(["responses", "framework", "responsibility"]);
  });
  it("is a prerequisite with a gap before what builds on it", () => {
    expect(order(2, 1, 0)).toEqual(["responsibility", "responses", "framework"]);
  });
  it("lies beyond the areas for those who answered everything right", () => {
    expect(startingPoint(law, answered(2, 2, 2)).begin).toBe("rooms");
  });
  it("tells how many questions on each area were answered right, and leaves out what was not asked", () => {
    const answers = [
      { course: "framework", right: true },
      { course: "framework", right: false },
      { course: "of-another-version", right: true },
    ];
    expect(startingPoint(law, answers).areas).toEqual([{ course: "framework", right: 1, asked: 2 }]);
  });
  it("always exists, names every area once, and is never an area without a gap", () => {
    fc.assert(
      fc.property(anyDiagnostic, (diagnostic) => {
        const point = startingPoint(diagnostic, diagnostic.answers);
        expect(point.areas.map(({ course }) => course).sort()).toEqual(diagnostic.areas.map(({ course }) => course).sort());
        expect(point.begin).toBe(point.areas.find(hasGap)?.course ?? "rooms");
        expect(point.areas.map(hasGap)).toEqual([...point.areas.map(hasGap)].sort((a, b) => Number(b) - Number(a)));
      }),
    );
  });
  it("never comes before a prerequisite that has a gap", () => {
    fc.assert(
      fc.property(anyDiagnostic, (diagnostic) => {
        const gaps = startingPoint(diagnostic, diagnostic.answers)
          .areas.filter(hasGap)
          .map(({ course }) => course);
        for (const { course, prerequisites } of diagnostic.areas.filter((each) => gaps.includes(each.course))) {
          for (const other of prerequisites.filter((each) => gaps.includes(each))) {
            expect(gaps.indexOf(other)).toBeLessThan(gaps.indexOf(course));
          }
        }
      }),
    );
  });
  it("never brings an area forward for one more right answer", () => {
    fc.assert(
      fc.property(anyDiagnostic, fc.nat(), (diagnostic, drawn) => {
        const wrong = diagnostic.answers.filter(({ right }) => !right);
        const one = wrong[drawn % Math.max(1, wrong.length)];
        fc.pre(one !== undefined);
        const placeWith = (answers: readonly QuestionAnswer[]) =>
          startingPoint(diagnostic, answers).areas.findIndex(({ course }) => course === one.course);
        const better = diagnostic.answers.map((answer) => (answer === one ? { ...answer, right: true } : answer));
        expect(placeWith(better)).toBeGreaterThanOrEqual(placeWith(diagnostic.answers));
      }),
    );
  });
});

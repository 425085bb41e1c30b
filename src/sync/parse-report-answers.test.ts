import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "#domain/result.ts";
import { anyReport } from "../../tests/support/any-report.ts";
import { compactReport } from "../../tests/support/compact-report.ts";
import type { AnswerProblem } from "./parse-answers.ts";
import {
  parseCohortReport,
  parseGainReport,
  parseItemReport,
  parseLearnerReport,
  parseLiveSession,
  parseRoomState,
} from "./parse-report-answers.ts";

const at = "2026-11-22T00:00:00.000Z";
const person = { id: "p", name: "Awa" };
const open = {
  confidential: false,
  asOf: at,
  activities: ["essentials/breach", "essentials/check"],
  retired: [{ activity: "essentials/older" }],
  plans: [[at, null]],
  learners: [{ ...person, groups: ["g"], joinedAt: at, heardAt: at, unsent: 3, plan: 0, cells: [[6, 1763769600000, 2, 0.75], 0] }],
};
const line = { activity: "essentials/check", learners: 12, asOf: at, started: null, done: 6, mastered: null, meanBest: 0.75 };
const confidential = { confidential: true, asOf: at, learners: 12, activities: [line] };
const statement = {
  id: "00000000-0000-4000-8000-000000000000",
  verb: "answered",
  activityId: "essentials/aim",
  locale: "ar",
  at: "001763769600000-00000-ab",
  device: "ab",
};
const learner = {
  assigned: [{ activity: "essentials/check", state: "done", best: 0.5, attempts: 1, sinceMs: 1763769600000, dueAt: at, late: true }],
  retired: [{ activity: "essentials/older", version: "a".repeat(32) }, { activity: "essentials/oldest" }],
  asOf: at,
  learner: person,
  heardAt: at,
  statements: [{ statement, stored: at }],
  comments: [{ id: "c", version: 1, at, cohort: "k", from: "Ada", text: "Good." }],
  marks: [
    { id: "m", versions: [{ version: 1, attempt: "a", item: "i", points: { clarity: 1 }, state: "draft", by: { id: "t", name: "" }, at }] },
  ],
};
const item = {
  item: "essentials/aim",
  quiz: "essentials/check",
  answered: 12,
  difficulty: 0.5,
  discrimination: -0.2,
  choices: [
    { choice: "comply", count: 6 },
    { choice: "regret", count: null },
  ],
  medianSeconds: 12.5,
  certainty: [{ level: 1, count: null, right: null }],
};
const items = { asOf: null, items: [item] };
const gain = { asOf: at, courses: [{ course: "essentials", learners: 6, before: 0.25, after: 0.75, quartiles: [0.1, 0.5, 0.6] }] };
const live = { id: "l", cohort: "k", quiz: "essentials/check", startedAt: at, closed: ["essentials/aim"] };
const room = {
  asOf: at,
  joined: 12,
  started: null,
  closed: ["essentials/aim"],
  items: [{ item: "essentials/aim", answered: 12, right: 6, choices: [{ choice: "comply", count: 6 }] }],
};

type Parse = (value: unknown) => Result<unknown, AnswerProblem>;
const shapes: readonly (readonly [Parse, { readonly [field: string]: unknown }])[] = [
  [parseCohortReport, open],
  [parseCohortReport, confidential],
  [parseLearnerReport, learner],
  [parseItemReport, items],
  [parseGainReport, gain],
  [parseLiveSession, live],
  [parseRoomState, room],
];

describe("answers about reports", () => {
  it("are read as agreed", () => {
    for (const [parse, value] of shapes) if (value !== open) expect(parse(value)).toEqual({ ok: true, value });
  });

  it("tell every cell of a report, whatever the report", () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        expect(parseCohortReport(JSON.parse(JSON.stringify(compactReport(report))))).toEqual({ ok: true, value: report });
      }),
    );
  });

  it.each([
    ["no cell for an activity", { cells: [0] }],
    ["a cell too many", { cells: [0, 0, 0] }],
    ["a state of which nothing is known", { cells: [8, 0] }],
    ["a time that is none", { cells: [[2, -1], 0] }],
    ["attempts that are no number", { cells: [[2, 1, "2"], 0] }],
    ["a score above all points", { cells: [[2, 1, 1, 1.5], 0] }],
    ["more in a cell than there is", { cells: [[2, 1, 1, 1, 1], 0] }],
    ["an empty cell", { cells: [[], 0] }],
    ["a plan that is not there", { plan: 1 }],
  ])("say which learner is wrong: %s", (_, fault) => {
    const [whole] = open.learners;
    expect(parseCohortReport({ ...open, learners: [whole, { ...whole, ...fault }] })).toEqual({
      ok: false,
      error: { code: "unreadable", at: "$.learners[1]" },
    });
  });

  it("are refused when a field is missing or is something else", () => {
    for (const [parse, value] of shapes)
      for (const field of Object.keys(value)) {
        for (const wrong of [undefined, {}, -1, [{}], "x"]) {
          if (["heardAt", "assigned", "retired"].includes(field) && wrong === undefined) continue;
          if (wrong === "x" && typeof value[field] === "string" && !field.endsWith("At") && field !== "asOf") continue;
          expect(parse({ ...value, [field]: wrong }), `${field}: ${JSON.stringify(wrong)}`).toMatchObject({
            error: { code: "unreadable" },
          });
        }
      }
  });

  it("say where a list is wrong", () => {
    const wrong = [
      { ...item, certainty: [{ level: 4, count: 1, right: 1 }] },
      { ...item, difficulty: 1.5 },
      { ...item, choices: [{ choice: "a" }] },
    ];
    for (const one of wrong) expect(parseItemReport({ ...items, items: [item, one] })).toMatchObject({ error: { at: "$.items[1]" } });
    expect(parseGainReport({ ...gain, courses: [{ ...gain.courses[0], quartiles: [0.1, 0.2] }] })).toMatchObject({
      error: { at: "$.courses[0]" },
    });
  });

  it("never make a parser throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, n) => {
        const [parse, known] = shapes[n % shapes.length] ?? [parseRoomState, room];
        parse(value);
        for (const field of Object.keys(known)) parse({ ...known, [field]: value });
      }),
    );
  });
});

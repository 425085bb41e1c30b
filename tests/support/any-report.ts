import fc from "fast-check";
import type { OpenCohortReport, ReportCell, ReportedLearner } from "#sync/report-messages.ts";

const moment = () =>
  fc
    .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2026-11-22T00:00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString());
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const cell = (): fc.Arbitrary<ReportCell> =>
  fc
    .record({
      state: fc.constantFrom("not-started", "in-progress", "done", "mastered"),
      best: optional(fc.double({ min: 0, max: 1, noNaN: true })),
      attempts: optional(fc.integer({ min: 1, max: 9 })),
      sinceMs: optional(moment().map((at) => Date.parse(at))),
      dueAt: optional(moment()),
      late: optional(fc.constant(true as const)),
    })
    .map((each) => defined(each));

/** Names as people have them, and as spreadsheets fear them. */
const name = () =>
  fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.constantFrom("=1+1", "@sum", 'a,"b"', "أمينة ديالو", "+1", "-2"),
  );

const learner = (activities: number, groups: readonly string[]): fc.Arbitrary<ReportedLearner> =>
  fc
    .record({
      id: fc.uuid(),
      name: name(),
      userName: optional(fc.constantFrom("amina", "leila", "omar")),
      groups: fc.subarray([...groups]),
      joinedAt: moment(),
      heardAt: optional(moment()),
      unsent: optional(fc.nat({ max: 20 })),
      cells: fc.array(fc.option(cell(), { nil: null }), { minLength: activities, maxLength: activities }),
    })
    .map((each) => defined(each));

/** A report as the server makes them, of at most so many people and activities. */
export const anyReport = (people = 6, work = 5, groups: readonly string[] = []): fc.Arbitrary<OpenCohortReport> =>
  fc.integer({ min: 1, max: work }).chain((activities) =>
    fc.uniqueArray(learner(activities, groups), { minLength: 1, maxLength: people, selector: ({ id }) => id }).map((learners) => ({
      confidential: false as const,
      asOf: "2026-11-22T08:00:00.000Z",
      activities: Array.from({ length: activities }, (_, at) => `first-steps/activity-${at + 1}`),
      learners,
    })),
  );

/** Without what is undefined, as JSON has it. */
const defined = <T extends object>(value: T) => JSON.parse(JSON.stringify(value)) as Exact<T>;
type Exact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenCohortReport, ReportCell, ReportedLearner } from "#sync/report-messages.ts";
import { anyReport } from "../../../tests/support/any-report.ts";
import { chosenRows, everybody, matrixFigures, matrixFilters, matrixOrders, matrixRows } from "./matrix.ts";

const asOf = "2026-11-22T08:00:00.000Z";
const daysBefore = (days: number) => new Date(Date.parse(asOf) - days * 86_400_000).toISOString();
const learner = (name: string, cells: readonly (ReportCell | null)[], more: Partial<ReportedLearner> = {}): ReportedLearner => ({
  id: name,
  name,
  groups: [],
  joinedAt: daysBefore(30),
  heardAt: daysBefore(0),
  cells,
  ...more,
});
const report = (...learners: readonly ReportedLearner[]): OpenCohortReport => ({
  confidential: false,
  asOf,
  activities: ["c/a", "c/b"],
  learners,
});
const names = (choice: Partial<typeof everybody>, ...learners: readonly ReportedLearner[]) =>
  chosenRows(matrixRows(report(...learners)), { ...everybody, ...choice }, (a, b) => (a < b ? -1 : Number(a > b))).map(
    (row) => row.learner.name,
  );

const open: ReportCell = { state: "not-started" };
const overdue: ReportCell = { state: "not-started", dueAt: daysBefore(1), late: true };
const doneLate: ReportCell = { state: "done", dueAt: daysBefore(2), sinceMs: Date.parse(daysBefore(1)), late: true };

describe("the rows of a matrix", () => {
  it("count what is assigned, done and overdue; what was done late is done", () => {
    expect(matrixRows(report(learner("Amina", [overdue, null]), learner("Leila", [doneLate, open])))).toMatchObject([
      { assigned: 1, done: 0, overdue: 1 },
      { assigned: 2, done: 1, overdue: 0 },
    ]);
  });
  it.each<[string, ReportCell, boolean]>([
    ["two attempts without mastery", { state: "done", attempts: 2 }, true],
    ["two attempts of which one reached mastery", { state: "mastered", attempts: 2 }, false],
    ["one attempt", { state: "done", attempts: 1 }, false],
    ["begun a week ago", { state: "in-progress", sinceMs: Date.parse(daysBefore(7)) }, true],
    ["begun yesterday", { state: "in-progress", sinceMs: Date.parse(daysBefore(1)) }, false],
    ["not begun", open, false],
  ])("tell who needs help: %s", (_, cell, isStuck) => {
    expect(matrixRows(report(learner("Amina", [cell, null])))[0]?.isStuck).toBe(isStuck);
  });
  it("tell from whom nothing arrived for three days, or ever", () => {
    const { heardAt: _, ...never } = learner("Never", []);
    const rows = matrixRows(
      report(learner("Old", [], { heardAt: daysBefore(3) }), learner("New", [], { heardAt: daysBefore(2.9) }), never),
    );
    expect(rows.map(({ isSilent }) => isSilent)).toEqual([true, false, true]);
  });
});

describe("the choice of rows", () => {
  const amina = learner("Amina", [overdue, overdue], { groups: ["g"], userName: "diallo" });
  const leila = learner("Leila", [doneLate, overdue], { heardAt: daysBefore(5) });
  const omar = learner("Omar", [{ state: "done", attempts: 3 }, doneLate], { unsent: 2 });
  it.each([
    [{ search: " DIALLO " }, ["Amina"]],
    [{ group: "g" }, ["Amina"]],
    [{ filter: "late" as const }, ["Amina", "Leila"]],
    [{ filter: "stuck" as const }, ["Omar"]],
    [{ filter: "silent" as const }, ["Leila"]],
    [{ filter: "unsent" as const }, ["Omar"]],
    [{ order: "name" as const }, ["Amina", "Leila", "Omar"]],
    [{ order: "least-done" as const }, ["Amina", "Leila", "Omar"]],
    [{ order: "most-late" as const }, ["Amina", "Leila", "Omar"]],
    [{ order: "longest-silent" as const }, ["Leila", "Amina", "Omar"]],
  ])("%j shows %j", (choice, shown) => {
    expect(names(choice, omar, leila, amina)).toEqual(shown);
  });
});

describe("the figures above a matrix", () => {
  it("are the numbers of rows that the filters show, whatever the report", () => {
    fc.assert(
      fc.property(anyReport(), fc.constantFrom(...matrixOrders), (given, order) => {
        const rows = matrixRows(given);
        const figures = matrixFigures(rows);
        const shown = Object.fromEntries(
          matrixFilters.map((filter) => [filter, chosenRows(rows, { ...everybody, filter, order }, () => 0).length]),
        );
        expect(shown).toEqual({
          all: figures.learners,
          late: figures.late,
          stuck: figures.stuck,
          silent: figures.silent,
          unsent: figures.unsent.learners,
        });
        expect(figures.upToDate + figures.late).toBe(figures.learners);
      }),
    );
  });
});

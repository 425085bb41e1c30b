import type { OpenCohortReport, ReportCell, ReportedLearner } from "#sync/report-messages.ts";

/** One learner of the matrix, with what their cells come to. */
export interface MatrixRow {
  readonly learner: ReportedLearner;
  /** Activities assigned to them. */
  readonly assigned: number;
  /** Of these, done or mastered. */
  readonly done: number;
  /** Due and not done. */
  readonly overdue: number;
  /** At one of them they seem not to get further by themselves (`isStuckAt`). */
  readonly isStuck: boolean;
  /** Nothing arrived from them for three days. */
  readonly isSilent: boolean;
}

/** What stands above the matrix. `upToDate` and `late` make up all learners. */
export interface MatrixFigures {
  readonly learners: number;
  readonly upToDate: number;
  readonly late: number;
  readonly stuck: number;
  readonly silent: number;
  /** Statements that were waiting on devices when these were last heard of, and of how many learners. */
  readonly unsent: { readonly statements: number; readonly learners: number };
}

export const matrixFilters = ["all", "late", "stuck", "silent", "unsent"] as const;
export type MatrixFilter = (typeof matrixFilters)[number];
export const matrixOrders = ["name", "least-done", "most-late", "longest-silent"] as const;
export type MatrixOrder = (typeof matrixOrders)[number];

export interface MatrixChoice {
  /** Part of a name or user name. */
  readonly search: string;
  /** Id of a group; empty for all. */
  readonly group: string;
  readonly filter: MatrixFilter;
  readonly order: MatrixOrder;
}
export const everybody: MatrixChoice = { search: "", group: "", filter: "all", order: "name" };

const dayMs = 86_400_000;
const silentAfterDays = 3;
const stuckAfterDays = 7;
const stuckAfterAttempts = 2;

export const isDone = ({ state }: ReportCell): boolean => state === "done" || state === "mastered";

/** Two attempts or more without mastery, or begun a week ago and not done. */
export function isStuckAt({ state, attempts = 0, sinceMs }: ReportCell, asOfMs: number): boolean {
  if (state === "mastered") return false;
  if (attempts >= stuckAfterAttempts) return true;
  return state === "in-progress" && sinceMs !== undefined && asOfMs - sinceMs >= stuckAfterDays * dayMs;
}

export function matrixRows({ asOf, learners }: OpenCohortReport): readonly MatrixRow[] {
  const asOfMs = Date.parse(asOf);
  return learners.map((learner) => {
    const sums = { assigned: 0, done: 0, overdue: 0, isStuck: false };
    for (const cell of learner.cells) {
      if (cell === null) continue;
      sums.assigned += 1;
      if (isDone(cell)) sums.done += 1;
      else if (cell.late) sums.overdue += 1;
      sums.isStuck ||= isStuckAt(cell, asOfMs);
    }
    return {
      learner,
      ...sums,
      isSilent: learner.heardAt === undefined || asOfMs - Date.parse(learner.heardAt) >= silentAfterDays * dayMs,
    };
  });
}

export function matrixFigures(rows: readonly MatrixRow[]): MatrixFigures {
  const late = rows.filter(({ overdue }) => overdue > 0).length;
  const waiting = rows.flatMap(({ learner }) => (learner.unsent ? [learner.unsent] : []));
  return {
    learners: rows.length,
    upToDate: rows.length - late,
    late,
    stuck: rows.filter(({ isStuck }) => isStuck).length,
    silent: rows.filter(({ isSilent }) => isSilent).length,
    unsent: { statements: waiting.reduce((sum, count) => sum + count, 0), learners: waiting.length },
  };
}

/** Those of the rows that are asked for, in the order asked for; the same rank goes by name. */
export function chosenRows(
  rows: readonly MatrixRow[],
  { search, group, filter, order }: MatrixChoice,
  compareNames: (a: string, b: string) => number,
): readonly MatrixRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  const found = rows.filter(
    (row) =>
      (row.learner.name.toLocaleLowerCase().includes(wanted) || row.learner.userName?.toLocaleLowerCase().includes(wanted)) &&
      (group === "" || row.learner.groups.includes(group)) &&
      isAskedFor[filter](row),
  );
  return found.sort((a, b) => rankOf[order](a) - rankOf[order](b) || compareNames(a.learner.name, b.learner.name));
}

const isAskedFor: { readonly [filter in MatrixFilter]: (row: MatrixRow) => boolean } = {
  all: () => true,
  late: ({ overdue }) => overdue > 0,
  stuck: ({ isStuck }) => isStuck,
  silent: ({ isSilent }) => isSilent,
  unsent: ({ learner }) => (learner.unsent ?? 0) > 0,
};
const rankOf: { readonly [order in MatrixOrder]: (row: MatrixRow) => number } = {
  name: () => 0,
  "least-done": ({ done, assigned }) => (assigned === 0 ? 1 : done / assigned),
  "most-late": ({ overdue }) => -overdue,
  "longest-silent": ({ learner }) => (learner.heardAt === undefined ? 0 : Date.parse(learner.heardAt)),
};

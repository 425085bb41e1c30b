import type { FileHash } from "#domain/pack/manifest.ts";
import { effectiveStatements } from "#domain/record/effective-statements.ts";
import { isRunStart, type Statement } from "#domain/record/statement.ts";

/** Course versions on which runs are still to be finished: of each scenario the run begun last, while it has come to no ending. */
export function versionsOfOpenRuns(statements: readonly Statement[]): readonly FileHash[] {
  const own = effectiveStatements(statements);
  const ended = new Set(own.filter(({ verb }) => verb === "completed").map(({ attemptId }) => attemptId));
  const latest = new Map(own.filter(isRunStart).map((start) => [start.activityId, start]));
  return [...latest.values()].flatMap(({ attemptId, courseVersion }) =>
    courseVersion === undefined || ended.has(attemptId) ? [] : [courseVersion],
  );
}

import { compactCell } from "#sync/compact-report.ts";
import { parseCohortReport } from "#sync/parse-report-answers.ts";
import type { CompactReport, OpenCohortReport } from "#sync/report-messages.ts";

/** A report as the server sends it, with a plan for each learner. */
export const compactReport = ({ learners, ...report }: OpenCohortReport): CompactReport => ({
  ...report,
  plans: learners.map(({ cells }) => cells.map((cell) => cell && (cell.dueAt ?? ""))),
  learners: learners.map(({ cells, ...learner }, plan) => ({
    ...learner,
    plan,
    cells: cells.map((cell) => (cell ? compactCell(cell.state, cell.late ?? false, cell.sinceMs ?? 0, cell.attempts ?? 0, cell.best) : 0)),
  })),
});

/** The report of a cohort that is not confidential, as a device reads it. */
export function openReportFrom(answer: unknown): OpenCohortReport {
  const read = parseCohortReport(JSON.parse(JSON.stringify(answer)));
  if (!read.ok) throw new Error(`no report: ${read.error.at}`);
  if (read.value.confidential) throw new Error("the report is a confidential cohort's");
  return read.value;
}

import { emptyCell, workStates } from "#sync/compact-report.ts";
import { parseCohortReport } from "#sync/parse-report-answers.ts";
import type { CompactCell, CompactReport, OpenCohortReport, ReportCell } from "#sync/report-messages.ts";

/** A report as the server sends it, with a plan for each learner. */
export const compactReport = ({ learners, ...report }: OpenCohortReport): CompactReport => ({
  ...report,
  plans: learners.map(({ cells }) => cells.map((cell) => cell && (cell.dueAt ?? ""))),
  learners: learners.map(({ cells, ...learner }, plan) => ({
    ...learner,
    plan,
    cells: cells.map((cell) => (cell ? compactCell(cell) : 0)),
  })),
});

/** The report of a cohort that is not confidential, as a device reads it. */
export function openReportFrom(answer: unknown): OpenCohortReport {
  const read = parseCohortReport(JSON.parse(JSON.stringify(answer)));
  if (!read.ok) throw new Error(`no report: ${read.error.at}`);
  if (read.value.confidential) throw new Error("the report is a confidential cohort's");
  return read.value;
}

function compactCell({ state, late, sinceMs = 0, attempts = 0, best }: ReportCell): CompactCell {
  const code = workStates.indexOf(state) + emptyCell(late === true);
  if (best !== undefined) return [code, sinceMs, attempts, best];
  if (attempts > 0) return [code, sinceMs, attempts];
  return sinceMs === 0 ? code : [code, sinceMs];
}

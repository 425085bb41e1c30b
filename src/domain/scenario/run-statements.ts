import type { RoleId } from "#domain/course/scenario.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { Choice, Path } from "./scenario-state.ts";
import type { RunScore } from "./score-run.ts";

/** What the device adds: id, reading of the clock, itself. */
export type RunStatement = Omit<Statement, "id" | "at" | "device">;
/** The attempt, its scenario (`course/scenario`), and the version and language on screen. */
export type RunContext = Required<Pick<Statement, "activityId" | "attemptId" | "courseVersion" | "structure" | "text" | "locale">>;

export const runStarted = (context: RunContext, role: RoleId): RunStatement => ({ verb: "started", ...context, result: { role } });

export interface DecisionGiven {
  /** The choices before this one. */
  readonly path: Path;
  readonly choice: Choice;
  readonly reason: string;
  /** 1 low, 2 medium, 3 high. */
  readonly certainty?: number;
  readonly helps: readonly string[];
}

export function decisionTaken(context: RunContext, { path, choice, reason, certainty, helps }: DecisionGiven): RunStatement {
  const result = {
    path,
    choice,
    ...(reason.trim() !== "" && { reason: reason.trim() }),
    ...(certainty !== undefined && { certainty }),
    ...(helps.length > 0 && { helps }),
  };
  return { verb: "decided", ...context, result };
}

/** An ending was reached. Of a run that reached several, the first counts. It names the role again, so that it can be scored by itself. */
export const runCompleted = (context: RunContext, role: RoleId, path: Path, { scaled, points }: RunScore): RunStatement => ({
  verb: "completed",
  ...context,
  result: { role, path, scaled, points },
});

export type WorkState = "not-started" | "in-progress" | "done" | "mastered";

/** One learner's visible work on one activity. Times are the earliest ones, in Unix milliseconds by the learner's clock. */
export interface ActivityWork {
  readonly startedAtMs?: number;
  /** Completed; a quiz: submitted. */
  readonly doneAtMs?: number;
  /** Submission of an attempt that reached the mastery score. */
  readonly masteredAtMs?: number;
  /** Attempts begun at a quiz. */
  readonly attempts: number;
  /** Of the best submitted attempt that was graded, 0 to 1. */
  readonly best?: number;
}

export const noWork: ActivityWork = { attempts: 0 };

export function stateOf({ startedAtMs, doneAtMs, masteredAtMs }: ActivityWork): WorkState {
  if (masteredAtMs !== undefined) return "mastered";
  if (doneAtMs !== undefined) return "done";
  return startedAtMs === undefined ? "not-started" : "in-progress";
}

/** When the state was reached. */
export const reachedAtMs = ({ startedAtMs, doneAtMs, masteredAtMs }: ActivityWork): number | undefined =>
  masteredAtMs ?? doneAtMs ?? startedAtMs;

/** Due and not done, or done after it was due. What was done offline in time is not late for being sent later. */
export const isLate = ({ doneAtMs }: { readonly doneAtMs?: number | undefined }, dueAtMs: number, nowMs: number): boolean =>
  (doneAtMs ?? nowMs) > dueAtMs;

import { effectiveStatements } from "#domain/record/effective-statements.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";

/**
 * What one learner's work the trainers of one cohort may see. Lists name what is open, so that what nobody thought of stays closed:
 * worksheets are in none of them.
 */
export interface Visibility {
  /** Unix milliseconds: when the learner joined. */
  readonly joinedAtMs: number;
  /** Activities (`course/id`) assigned to the learner: work recorded from joining on, by the learner's clock. */
  readonly assigned: ReadonlySet<string>;
  /** Activities of the courses that the learner shares with this cohort: all work, assigned or not, whenever it was recorded. */
  readonly shared: ReadonlySet<string>;
}

/** Verbs that trainers may see. Notes, review and times away are not among them, nor verbs of a newer Concord. */
export const workVerbs: ReadonlySet<string> = new Set(["started", "completed", "submitted", "answered", "hinted", "self-marked"]);
const aboutActivity: ReadonlySet<string> = new Set(["started", "completed", "submitted"]);

/**
 * The lesson, quiz or scenario that a statement is work on; undefined for what trainers never see. What is done with an item is work on the
 * quiz it was given in; without an attempt it was given in a review.
 */
export function workedOn({ verb, activityId, quizId, attemptId }: Statement): string | undefined {
  if (!workVerbs.has(verb)) return undefined;
  if (aboutActivity.has(verb)) return activityId;
  return attemptId === undefined ? undefined : quizId;
}

/** Whether the trainers may see the statement; whether it was taken back is for `visibleWork`. */
export function isVisible(statement: Statement, { joinedAtMs, assigned, shared }: Visibility): boolean {
  const activity = workedOn(statement);
  if (activity === undefined) return false;
  return shared.has(activity) || (assigned.has(activity) && msOf(statement.at) >= joinedAtMs);
}

/** Of a learner's whole record, what the trainers may see and was not taken back, in order of time. */
export const visibleWork = (record: readonly Statement[], visibility: Visibility): Statement[] =>
  effectiveStatements(record).filter((statement) => isVisible(statement, visibility));

import type { Selectable } from "kysely";
import { compareByTime } from "#domain/record/effective-statements.ts";
import { compareHlc } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { RollupsTable } from "../database/tables.ts";
import { countedStatement, type GradedStatement } from "./grade-statement.ts";

/**
 * One learner's progress at one activity, without what comes from attempts. Every field is a count, an earliest or a latest, so rollups
 * of parts of a record merge to the rollup of the whole, in whatever order they arrive.
 */
export type ActivityRollup = Omit<
  Selectable<RollupsTable>,
  "tenant" | "learner" | "begun" | "submitted" | "best" | "mastered" | "mastered_at" | "attempts_earliest_at" | "ungraded_attempts"
>;

/** Folds statements, none of them taken back or taking back; one rollup for each activity. */
export function rollupsFrom(statements: readonly GradedStatement[]): ActivityRollup[] {
  const rollups = new Map<string, ActivityRollup>();
  for (const graded of statements) {
    const { activityId } = graded.statement;
    const one = rollupOf(graded);
    const before = rollups.get(activityId);
    rollups.set(activityId, before ? merged(before, one) : one);
  }
  return [...rollups.values()];
}

/** Of an activity about which nothing is new: merging it changes nothing. */
export const emptyRollup = (activity: string): ActivityRollup => ({
  activity,
  statements: 0,
  earliest_at: null,
  started_at: null,
  completed_at: null,
  last_at: "",
  first_at: null,
  first_id: null,
  first_scaled: null,
  latest_at: null,
  latest_id: null,
  latest_scaled: null,
  ungraded: 0,
});

function rollupOf(graded: GradedStatement): ActivityRollup {
  const statement = countedStatement(graded);
  const { verb, activityId, at } = statement;
  const response = verb === "answered" && statement.result?.scaled !== undefined ? gradedAt(statement, statement.result.scaled) : none;
  return {
    ...emptyRollup(activityId),
    statements: 1,
    earliest_at: at,
    started_at: verb === "started" ? at : null,
    completed_at: verb === "completed" || (verb === "submitted" && statement.attemptId !== undefined) ? at : null,
    last_at: at,
    first_at: response.at,
    first_id: response.id,
    first_scaled: response.scaled,
    latest_at: response.at,
    latest_id: response.id,
    latest_scaled: response.scaled,
    ungraded: graded.grade?.state === "ungraded" ? 1 : 0,
  };
}

const none = { at: null, id: null, scaled: null };
const gradedAt = ({ at, id }: Statement, scaled: number) => ({ at, id, scaled });

function merged(a: ActivityRollup, b: ActivityRollup): ActivityRollup {
  const isFirst = a.first_at !== null && (b.first_at === null || compareResponses(a.first_at, a.first_id, b.first_at, b.first_id) < 0);
  const first = isFirst ? a : b;
  const latest = compareResponses(a.latest_at, a.latest_id, b.latest_at, b.latest_id) > 0 ? a : b;
  return {
    activity: a.activity,
    statements: a.statements + b.statements,
    earliest_at: earliest(a.earliest_at, b.earliest_at),
    started_at: earliest(a.started_at, b.started_at),
    completed_at: earliest(a.completed_at, b.completed_at),
    last_at: compareHlc(a.last_at, b.last_at) >= 0 ? a.last_at : b.last_at,
    first_at: first.first_at,
    first_id: first.first_id,
    first_scaled: first.first_scaled,
    latest_at: latest.latest_at,
    latest_id: latest.latest_id,
    latest_scaled: latest.latest_scaled,
    ungraded: a.ungraded + b.ungraded,
  };
}

/** None sorts before all. */
const compareResponses = (aAt: string | null, aId: string | null, bAt: string | null, bId: string | null): number =>
  compareByTime({ at: aAt ?? "", id: aId ?? "" }, { at: bAt ?? "", id: bId ?? "" });

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareHlc(a, b) <= 0 ? a : b;
}

import type { AssignmentChange, CohortChange, CommentChange, GroupChange, MarkChange } from "#sync/cohort-messages.ts";
import type { LearnerId } from "#sync/messages.ts";

/** Takes back what stood under lower versions. */
export interface Withdrawal {
  readonly version: number;
  readonly withdrawn: true;
}

/** What a trainer changes, with the id and version made on the device: it may wait, and be sent twice. */
export type TrainerChange =
  | { readonly kind: "cohort"; readonly cohort: string; readonly body: CohortChange }
  | { readonly kind: "group"; readonly cohort: string; readonly id: string; readonly body: GroupChange | Withdrawal }
  | { readonly kind: "assignment"; readonly cohort: string; readonly id: string; readonly body: AssignmentChange | Withdrawal }
  | LearnerChange<"comment", CommentChange>
  | LearnerChange<"mark", MarkChange>;
interface LearnerChange<Kind extends string, Body> {
  readonly kind: Kind;
  readonly cohort: string;
  readonly learner: LearnerId;
  readonly id: string;
  readonly body: Body;
}

export interface ChangeRequest {
  readonly method: "PUT" | "DELETE";
  /** Below `/api`. */
  readonly path: string;
  readonly body?: unknown;
}

/** The address of what is changed, below `/api`: two changes of one subject are made in their order. */
export function subjectOf(change: TrainerChange): string {
  const cohort = `cohorts/${change.cohort}`;
  switch (change.kind) {
    case "cohort":
      return cohort;
    case "group":
    case "assignment":
      return `${cohort}/${change.kind}s/${change.id}`;
    case "comment":
    case "mark":
      return `${cohort}/learners/${change.learner}/${change.kind}s/${change.id}`;
  }
}

export function requestFrom(change: TrainerChange): ChangeRequest {
  const path = subjectOf(change);
  if ("withdrawn" in change.body) return { method: "DELETE", path: `${path}?version=${change.body.version}` };
  return { method: "PUT", path, body: change.body };
}

/** The routes below `/api` whose answers show the change once the server has it. */
export function shownBy(change: TrainerChange): readonly string[] {
  const cohort = `cohorts/${change.cohort}`;
  switch (change.kind) {
    case "cohort":
      return ["cohorts", cohort];
    case "group":
    case "assignment":
      return [cohort];
    case "comment":
    case "mark":
      return [`${cohort}/learners/${change.learner}`];
  }
}

export const atVersion = (change: TrainerChange, version: number): TrainerChange =>
  ({ ...change, body: { ...change.body, version } }) as TrainerChange;

/** The server knows nothing of what this makes: a cohort's first change names version 0, the first of anything else is version 1. */
export const isFirst = ({ kind, body }: TrainerChange): boolean => body.version === (kind === "cohort" ? 0 : 1);

/** A cohort comes into being with it. */
export const isMaking = (change: TrainerChange): boolean => change.kind === "cohort" && isFirst(change);

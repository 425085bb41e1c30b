import type { WorkState } from "#domain/cohort/work-state.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { CohortPerson, CommentRecord, MarkHistory, Moment } from "./cohort-messages.ts";

export type { WorkState } from "#domain/cohort/work-state.ts";

/** What GET /api/cohorts/:id/report tells. Only work on assigned activities that was recorded after joining, or is shared. */
export type CohortReport = OpenCohortReport | ConfidentialCohortReport;
/** The same as it is sent: a large cohort has 60,000 cells, most of them alike. */
export type CohortReportAnswer = CompactReport | ConfidentialCohortReport;

export interface CompactReport extends Omit<OpenCohortReport, "learners"> {
  /** Each way in which the work is assigned to somebody: for each of `activities` when it is due; "": without a date, null: not assigned. */
  readonly plans: readonly (readonly (Moment | "" | null)[])[];
  readonly learners: readonly CompactLearner[];
}
export interface CompactLearner extends Omit<ReportedLearner, "cells"> {
  /** Place in `plans`. */
  readonly plan: number;
  readonly cells: readonly CompactCell[];
}
/**
 * State (its place in `workStates`, 4 more if late), when it was reached in Unix milliseconds (0: not told), attempts, the best score. Zeros at
 * the end are left out; a state alone stands without brackets. `sync/compact-report.ts`.
 */
export type CompactCell =
  | number
  | readonly [state: number, sinceMs: number]
  | readonly [state: number, sinceMs: number, attempts: number]
  | readonly [state: number, sinceMs: number, attempts: number, best: number];

export interface OpenCohortReport {
  readonly confidential: false;
  /** When the server read it. */
  readonly asOf: Moment;
  /** Assigned lessons, quizzes and scenarios, `course/activity`, in the order of the plan and of the courses. Worksheets are the learner's own. */
  readonly activities: readonly string[];
  /** What was assigned and worked at, and is part of no course any more: in no number, but on the pages of its learners. Absent: not told. */
  readonly retired?: readonly RetiredWork[];
  readonly learners: readonly ReportedLearner[];
}
export interface RetiredWork {
  /** `course/activity` */
  readonly activity: string;
  /** The last version of the course that had it, and has its title; absent: not known. */
  readonly version?: FileHash;
}
export interface ReportedLearner extends CohortPerson {
  readonly groups: readonly string[];
  readonly joinedAt: Moment;
  /** When anything last arrived from them; absent: never. */
  readonly heardAt?: Moment;
  /** Statements that their devices said were still waiting when last heard of; absent: not known. */
  readonly unsent?: number;
  /** One for each of `activities`, in their order; null: not assigned to them. */
  readonly cells: readonly (ReportCell | null)[];
}
export interface ReportCell {
  readonly state: WorkState;
  /** Of the best submitted attempt, 0 to 1. */
  readonly best?: number;
  /** Begun. */
  readonly attempts?: number;
  /** When the state was reached, in Unix milliseconds by the learner's clock. */
  readonly sinceMs?: number;
  readonly dueAt?: Moment;
  /** Due and not done, or done after it was due. */
  readonly late?: true;
}

export interface AssignedCell extends ReportCell {
  /** `course/activity` */
  readonly activity: string;
}

/**
 * A published snapshot: renewed only when the data of at least five learners changed, and without any number that describes fewer than
 * five people (null), by itself, as the rest of another, or as the difference to an earlier one (`domain/cohort/published-numbers.ts`).
 */
export interface ConfidentialCohortReport {
  readonly confidential: true;
  /** When the snapshot was published; null: none yet. */
  readonly asOf: Moment | null;
  readonly learners: number | null;
  readonly activities: readonly ConfidentialActivity[];
}
export interface ConfidentialActivity {
  readonly activity: string;
  /** To whom it is assigned. */
  readonly learners: number | null;
  /** When its numbers last changed: one of them changes only when at least five more have got so far. */
  readonly asOf: Moment | null;
  /** Each includes those after it. */
  readonly started: number | null;
  readonly done: number | null;
  readonly mastered: number | null;
  /** In steps of a twentieth. */
  readonly meanBest: number | null;
}

/** GET /api/cohorts/:id/learners/:learner; 403 `confidential`. Statements are those a trainer of this cohort may see, oldest first, with the server's scores in place of the device's. */
export interface LearnerReport {
  readonly asOf: Moment;
  readonly learner: CohortPerson;
  readonly heardAt?: Moment;
  /** What is assigned to them and how it stands, in the order of the plan and of the courses; absent: an answer of an older server. */
  readonly assigned?: readonly AssignedCell[];
  /** Of the activities in `statements` those which are part of no course any more. */
  readonly retired?: readonly RetiredWork[];
  readonly statements: readonly {
    readonly statement: Statement;
    readonly stored: Moment;
  }[];
  readonly comments: readonly (CommentRecord & { readonly id: string; readonly version: number; readonly at: Moment })[];
  readonly marks: readonly MarkHistory[];
}

/** GET /api/cohorts/:id/items, `?quiz=course/quiz` for one: first graded answers of each learner to each item of the assigned quizzes. */
export interface ItemReport {
  readonly asOf: Moment | null;
  readonly items: readonly ItemStatistics[];
}
export interface ItemStatistics {
  /** `course/item`, `course/quiz` */
  readonly item: string;
  readonly quiz: string;
  /** People who answered; in a confidential cohort an item is left out below five. */
  readonly answered: number;
  /** Mean of the first answers, 0 to 1. In a confidential cohort null where fewer than five were right, or wrong; in steps of a twentieth. */
  readonly difficulty: number | null;
  /** Point-biserial correlation with the rest of the attempt, -1 to 1; null: fewer than ten people, or no spread. */
  readonly discrimination: number | null;
  /** How often each choice was in a first answer; for choice items. In a confidential cohort small counts and what they follow from are null. */
  readonly choices: readonly { readonly choice: string; readonly count: number | null }[];
  /** Null in a confidential cohort: a median is somebody's own time. */
  readonly medianSeconds: number | null;
  /** Null counts in a confidential cohort. Of those who said how sure they were: per level 1 to 3, how many and how many of them right. */
  readonly certainty: readonly { readonly level: 1 | 2 | 3; readonly count: number | null; readonly right: number | null }[];
}

/** GET /api/cohorts/:id/gain: pre-test to first final assessment, of those who have both. In a confidential cohort a course is left out below five people. */
export interface GainReport {
  readonly asOf: Moment | null;
  readonly courses: readonly CourseGain[];
}
export interface CourseGain {
  readonly course: string;
  readonly learners: number;
  /** Means, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** Of the differences, -1 to 1. In a confidential cohort null below twenty people: a quartile is somebody's own. */
  readonly quartiles: readonly [number, number, number] | null;
}

/**
 * POST /api/cohorts/:id/live: a quiz that the room takes now; ends by itself after twelve hours. If it is being taken already, answers that
 * session. 409 `not-assigned`. DELETE /api/live/:id ends it.
 */
export interface NewLiveRequest {
  /** `course/quiz` */
  readonly quiz: string;
}
export interface LiveSession {
  readonly id: string;
  readonly cohort: string;
  readonly quiz: string;
  readonly startedAt: Moment;
  /** Items whose results are closed: those of a confidential cohort are shown only then, once, from five answers on. */
  readonly closed: readonly string[];
}
/** GET /api/live/:id/events: server-sent events named `room`, each the whole state; no names. `ended`, without data, is the last one. */
export interface RoomState {
  readonly asOf: Moment;
  /** Learners to whom the quiz is assigned. */
  readonly joined: number;
  /** Of them, who began it during the session; null in a confidential cohort. */
  readonly started: number | null;
  readonly closed: readonly string[];
  readonly items: readonly RoomItem[];
}
export interface RoomItem {
  readonly item: string;
  /** Null in a confidential cohort until closed with at least five answers. */
  readonly answered: number | null;
  readonly right: number | null;
  /** In a confidential cohort small counts and what they follow from are null. */
  readonly choices: readonly { readonly choice: string; readonly count: number | null }[] | null;
}

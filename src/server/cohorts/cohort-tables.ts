import type { ColumnType, Generated } from "kysely";
import type { Locale } from "#domain/locale.ts";
import type { AssignmentTarget, Day, MarkChange } from "#sync/cohort-messages.ts";

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

interface OfCohort {
  readonly tenant: string;
  readonly cohort: string;
}

/** Tables of cohorts. A learner's devices read none of them: what concerns the learner is written into their stream as well. */
export interface CohortTables {
  cohorts: {
    tenant: Fixed<string>;
    id: Fixed<string>;
    /** Not unique: trainers do not know of each other's cohorts. */
    name: string;
    created_at: Generated<Date>;
    version: Generated<number>;
    language: Generated<Locale>;
    time_zone: Generated<string>;
    opens_on: Day | null;
    closes_on: Day | null;
    confidential: Generated<boolean>;
    /** Somebody joined once, whether or not they are still in it: from then on `confidential` is fixed. */
    had_learners: Generated<boolean>;
    archived_at: Date | null;
    /** Streams of its members wait for what they should say; another value with every change that leaves some. */
    undelivered: string | null;
    created_by: Fixed<string | null>;
  };
  cohort_trainers: OfCohort & { readonly trainer: string; readonly added_at: Date };
  /** Who is in it now. `enrolled_at` is by the database's clock, and never after `stored` of the enrolment record that tells it. */
  enrolments: OfCohort & { readonly learner: string; readonly enrolled_at: ColumnType<Date, Date | undefined, never> };
  /**
   * Whom a trainer asked by name. Nothing of them is in the cohort before they accept; the answer, or what ended the question, stays, so
   * that the record in their stream, `id`, is known.
   */
  cohort_invitees: OfCohort & {
    readonly learner: string;
    readonly id: string;
    /** `ended`: they came in, by this or otherwise, or it was withdrawn. */
    state: "waiting" | "declined" | "ended";
    /** As the list named them: what their account says is not told before they accept. */
    name: string;
    user_name: string | null;
    /** Groups that they come into. */
    groups: ColumnType<readonly string[], string, string>;
    invited_at: Date;
  };
  /** A deleted group stays without members, so that an older version of it that arrives late is known to be old. */
  cohort_groups: OfCohort & { readonly id: string; version: number; name: string; deleted: Generated<boolean> };
  cohort_group_members: OfCohort & { readonly group_id: string; readonly learner: string };
  /** The plan. One that was withdrawn stays, as a deleted group does. */
  assignments: OfCohort & {
    readonly id: string;
    version: number;
    course: string;
    module: string | null;
    activity: string | null;
    target_kind: AssignmentTarget["kind"];
    /** The group or the learner; null for the whole cohort. */
    target: string | null;
    required: boolean;
    opens_at: Date | null;
    due_at: Date | null;
    note: string | null;
    withdrawn: Generated<boolean>;
    created_at: Fixed<Date>;
  };
  /** Courses of which a learner lets this cohort's trainers see work from before joining. */
  cohort_shares: OfCohort & { readonly learner: string; readonly course: string; readonly shared_at: Date };
  /** Lists of people that were taken. A row stays, so that no id is used twice. */
  imports: OfCohort & {
    /** SHA-256 of the id that its sender chose. */
    readonly id_hash: string;
    readonly made_by: string;
    readonly expires_at: Date;
    /** Sealed under the id; null when it has expired. */
    answer: string | null;
  };
  /** Every version of every mark; the highest one counts. */
  marks: OfCohort & {
    readonly learner: string;
    readonly id: string;
    readonly version: number;
    readonly attempt: string;
    /** `course/item` */
    readonly item: string;
    /** JSON object: points by criterion. */
    readonly points: ColumnType<MarkChange["points"], string, never>;
    readonly comment: string | null;
    readonly state: MarkChange["state"];
    readonly marked_by: string;
    readonly marked_at: Date;
  };
}

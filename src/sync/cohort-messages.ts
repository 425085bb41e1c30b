import type { Locale } from "#domain/locale.ts";
import type { LearnerId } from "./messages.ts";

/** Day of a calendar, `YYYY-MM-DD`, in the cohort's time zone. */
export type Day = string;
/** ISO 8601 moment in UTC. */
export type Moment = string;

/** What a trainer decides about a cohort. */
export interface CohortSettings {
  readonly name: string;
  /** Language of its invitations and of printed sheets; learners read in whichever they like. */
  readonly language: Locale;
  /** IANA name, e.g. `Africa/Nairobi`: days below begin and end there. */
  readonly timeZone: string;
  readonly opensOn?: Day;
  readonly closesOn?: Day;
  /** Completion and aggregates only, never less than five people together. Cannot change once a learner has joined. */
  readonly confidential: boolean;
}

/** GET /api/cohorts: those the account teaches; for an administrator all of the tenant. Newest first. */
export interface CohortSummary extends CohortSettings {
  readonly id: string;
  /** Grows with every change of the settings; a change names the version it was made from. */
  readonly version: number;
  readonly learners: number;
  readonly assignments: number;
  readonly archived: boolean;
  readonly createdAt: Moment;
}

/**
 * PUT /api/cohorts/:id, answered with the summary. The id is made on the device, so that sending twice makes one cohort; `version` 0 makes
 * it. 409 `stale`, `confidential-fixed`; 400 `time-zone-unknown`, `closes-before-opens`. `archived`: its codes stop and nothing of it can
 * be changed (409 `archived`) until it is sent without; everything is kept.
 */
export type CohortChange = CohortSettings & { readonly version: number; readonly archived?: true };

/** GET /api/cohorts/:id */
export interface CohortDetail extends CohortSummary {
  readonly trainers: readonly CohortPerson[];
  readonly groups: readonly CohortGroup[];
  readonly members: readonly CohortMember[];
  /** Asked by name and not in. */
  readonly invitees: readonly CohortInvitee[];
  readonly plan: readonly Assignment[];
  readonly invitations: readonly CohortInvitation[];
}
export interface CohortPerson {
  readonly id: LearnerId;
  readonly name: string;
  readonly userName?: string;
}
/** In a confidential cohort trainers see names and nothing that was done. */
export interface CohortMember extends CohortPerson {
  readonly joinedAt: Moment;
  readonly groups: readonly string[];
  /** Courses of which the learner lets this cohort's trainers see earlier work. */
  readonly sharedCourses: readonly string[];
}
/**
 * Somebody whom a trainer asked by name: they have not answered yet, or declined. DELETE /api/cohorts/:id/invitees/:invitee takes it back;
 * POST .../:invitee asks again who declined, without a body. 404 `not-found`: nothing is asked of them.
 */
export interface CohortInvitee extends CohortPerson {
  readonly invitedAt: Moment;
  readonly declined: boolean;
}
/**
 * PUT /api/cohorts/:id/groups/:groupId, with versions as an assignment's; DELETE ...?version= withdraws what was assigned to it as well.
 * Members who are not in the cohort are left out: they may have left meanwhile.
 */
export interface GroupChange {
  readonly version: number;
  readonly name: string;
  readonly members: readonly LearnerId[];
}
export interface CohortGroup extends GroupChange {
  readonly id: string;
}

/** POST /api/cohorts/:id/invitations. The code enrols into the cohort with the role of a learner. DELETE .../:invitationId stops it. */
export interface NewInvitationRequest {
  readonly days?: number;
  readonly maxUses?: number;
  readonly workshop?: boolean;
}
export interface CohortInvitation {
  readonly id: string;
  readonly code: string;
  readonly workshop: boolean;
  readonly uses: number;
  readonly maxUses: number | null;
  readonly expiresAt: Moment;
}

/**
 * DELETE /api/cohorts/:id/members/:learner removes one. POST /api/cohorts/:id/members: asks the people of a list that the device has read; nobody is in the cohort before they accept. All rows or none: with one refused row nothing is
 * done and the report says which and why. `dryRun` only reports. At most 1,000 rows.
 *
 * With an `import`, a UUID of the sender's, the list is taken once: for a day the same list under it is answered as it was, passwords
 * included, also as a dry run. 409 `import-taken`: somebody else's, or of other rows; 410 `import-expired`.
 */
export interface MembersRequest {
  readonly dryRun: boolean;
  readonly import?: string;
  readonly rows: readonly MemberRow[];
}
/** An account of this user name or e-mail address is asked if it is a learner of the tenant, else one is made, and asked. */
export interface MemberRow {
  readonly name: string;
  readonly userName?: string;
  readonly email?: string;
  readonly group?: string;
}
export interface MembersReport {
  readonly done: boolean;
  /** One for each row, in their order. */
  readonly rows: readonly MemberRowReport[];
}
export type MemberRowReport =
  | { readonly outcome: "invited" | "already-in" }
  /** The password is shown once, and only when it was done. */
  | { readonly outcome: "created"; readonly userName: string; readonly oneTimePassword?: string }
  | { readonly outcome: "refused"; readonly code: MemberRowProblem };
export type MemberRowProblem =
  | "name-missing"
  | "name-too-long"
  | "user-name-invalid"
  | "user-name-taken"
  | "email-invalid"
  | "email-taken"
  | "twice-in-list"
  | "not-a-learner";

/** A whole course, one module, or one activity of it. */
export interface AssignedWork {
  readonly course: string;
  readonly module?: string;
  readonly activity?: string;
}
export type AssignmentTarget =
  | { readonly kind: "cohort" }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "learner"; readonly learner: LearnerId };

/**
 * PUT /api/cohorts/:id/assignments/:assignmentId with `version` = the known one + 1 (1 for a new one; the id is made on the device).
 * The same version and content again changes nothing; 409 `stale` if a higher one is there, `version-taken` if other
 * content is there under this version. DELETE ...?version= withdraws it. 400 `due-before-open`; 409 `target-unknown`: the group or learner
 * is not in the cohort, `plan-full`: a thousand were made in it.
 */
export interface AssignmentChange {
  readonly version: number;
  readonly work: AssignedWork;
  readonly target: AssignmentTarget;
  readonly required: boolean;
  readonly opensAt?: Moment;
  readonly dueAt?: Moment;
  readonly note?: string;
}
export interface Assignment extends AssignmentChange {
  readonly id: string;
}

/**
 * Body of an `assignment` record in a learner's stream; its id is the assignment's, its version its own. A tombstone withdraws it; the
 * work stays.
 */
export interface AssignmentRecord extends Omit<AssignmentChange, "version" | "target"> {
  readonly cohort: { readonly id: string; readonly name: string; readonly timeZone: string };
}

/** Body of an `enrolment` record; its id is the cohort's. A tombstone: the learner left or was removed. */
export interface EnrolmentRecord {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly confidential: boolean;
  readonly joinedAt: Moment;
  readonly trainers: readonly string[];
  readonly sharedCourses: readonly string[];
}

/** Body of an `invitation` record: a trainer asks the learner to join. A tombstone: answered, or withdrawn, or the cohort is archived. */
export interface InvitationRecord {
  readonly cohort: { readonly id: string; readonly name: string };
  readonly confidential: boolean;
  readonly trainers: readonly string[];
  readonly invitedAt: Moment;
}
/**
 * POST /api/account/cohorts/:id/accept: the learner joins, as they were told: 409 `invitation-changed` if the cohort is confidential and
 * they were told otherwise, or the reverse; 404 `invitation-gone`. POST .../decline has no body. Repeating either changes nothing.
 */
export interface AcceptRequest {
  readonly confidential: boolean;
}

/** GET /api/join/:code, also without an account, guess-limited: what joining means, told before it. 404 `join-code-unknown`. */
export interface JoinPreview {
  readonly role: "learner" | "trainer";
  readonly workshop: boolean;
  readonly cohort: { readonly name: string; readonly confidential: boolean; readonly trainers: readonly string[] } | null;
  /** Who asks is signed in and learns in the cohort by now; told also of a code that is used up or expired. */
  readonly isMember?: true;
}

/** PUT /api/account/cohorts/:id/shares: the learner lets the trainers see earlier work of a course, or no longer. */
export interface ShareChange {
  readonly course: string;
  readonly shared: boolean;
}
/** POST /api/account/cohorts/:id/leave has no body. */

/** PUT /api/cohorts/:id/learners/:learner/comments/:commentId; `deleted` takes it back. Refused in a confidential cohort. */
export interface CommentChange {
  readonly version: number;
  readonly text: string;
  /** `course/activity` it is about, and the attempt and item if it is about an answer. */
  readonly activity?: string;
  readonly attempt?: string;
  readonly item?: string;
  readonly deleted?: true;
}
/** Body of a `comment` record. */
export interface CommentRecord extends Omit<CommentChange, "version" | "deleted"> {
  readonly cohort: string;
  readonly from: string;
}

/**
 * PUT /api/cohorts/:id/learners/:learner/marks/:markId: a case analysis by its rubric. A draft is seen by the cohort's trainers only;
 * `final` by the learner too. A second trainer moderates by a higher version of the same mark.
 */
export interface MarkChange {
  readonly version: number;
  readonly attempt: string;
  /** `course/item` */
  readonly item: string;
  /** Points for each criterion of the rubric. */
  readonly points: { readonly [criterion: string]: number };
  readonly comment?: string;
  readonly state: "draft" | "final";
}
/** Body of a `mark` record. */
export interface MarkRecord extends Omit<MarkChange, "version" | "state"> {
  readonly cohort: string;
  readonly from: string;
}
/** As trainers see it: who wrote which version. */
export interface MarkHistory {
  readonly id: string;
  readonly versions: readonly (MarkChange & { readonly by: CohortPerson; readonly at: Moment })[];
}

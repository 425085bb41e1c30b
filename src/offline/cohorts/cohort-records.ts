import { Dexie, liveQuery } from "dexie";
import { parseStatement } from "#domain/record/parse-statement.ts";
import type { AttemptId } from "#domain/record/statement.ts";
import type { Result } from "#domain/result.ts";
import type { AssignmentRecord, CommentRecord, EnrolmentRecord, InvitationRecord, MarkRecord } from "#sync/cohort-messages.ts";
import type { AnswerProblem } from "#sync/parse-answers.ts";
import {
  parseAssignmentRecord,
  parseCommentRecord,
  parseEnrolmentRecord,
  parseInvitationRecord,
  parseMarkRecord,
} from "#sync/parse-cohort-records.ts";
import type { ConcordDatabase, Owner, ServerRecordRow } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";

/** What the server wrote for the learner, as it was last received. */
export interface Delivered<Body> {
  readonly id: string;
  readonly version: number;
  /** When the server wrote this version, ISO 8601. */
  readonly storedAt: string;
  readonly body: Body;
}
export interface Feedback<Body> extends Delivered<Body> {
  /** Not seen on this device in this version. */
  readonly isNew: boolean;
}
/** What of cohorts is on this device. Withdrawn and taken-back ones are not among them, nor what only a newer Concord can read. */
export interface CohortRecords {
  /** The cohort joined last first. */
  readonly enrolments: readonly Delivered<EnrolmentRecord>[];
  /** What a trainer asked and the learner has not answered, the latest first. */
  readonly invitations: readonly Delivered<InvitationRecord>[];
  readonly assignments: readonly Delivered<AssignmentRecord>[];
  /** The latest first. */
  readonly comments: readonly Feedback<CommentRecord>[];
  readonly marks: readonly Feedback<MarkRecord>[];
}
export type FeedbackKind = "comment" | "mark";
export interface SeenFeedback {
  readonly kind: FeedbackKind;
  readonly id: string;
  readonly version: number;
}

/** Calls the listener now and after every change, in this tab or another, until the answer is called. */
export function observeCohortRecords(db: ConcordDatabase, owner: Owner, listener: (records: CohortRecords) => void): () => void {
  const records = liveQuery(() => db.transaction("r", db.serverRecords, db.seen, () => cohortRecords(db, owner)));
  const subscription = records.subscribe({ next: listener, error: () => undefined });
  return () => subscription.unsubscribe();
}

export const markSeen = (db: ConcordDatabase, owner: Owner, feedback: readonly SeenFeedback[]): Promise<Result<void, DeviceProblem>> =>
  stored(async () => void (await db.seen.bulkPut(feedback.map(({ kind, id, version }) => ({ owner, kind, id, version })))));

/** The quiz (`course/quiz`) of one of the learner's own attempts, if any of it is on this device. */
export async function quizOfAttempt(db: ConcordDatabase, owner: Owner, attempt: AttemptId): Promise<string | undefined> {
  const rows = await stored(() => db.statements.where("[owner+statement.attemptId]").equals([owner, attempt]).limit(1).toArray());
  const statement = rows.ok ? parseStatement(rows.value[0]?.statement) : undefined;
  return statement?.ok ? (statement.value.quizId ?? statement.value.activityId) : undefined;
}

async function cohortRecords(db: ConcordDatabase, owner: Owner): Promise<CohortRecords> {
  const rows = await db.serverRecords.where(":id").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).toArray();
  const seen = await db.seen.where(":id").between([owner, Dexie.minKey], [owner, Dexie.maxKey]).toArray();
  const seenVersions = new Map(seen.map(({ kind, id, version }) => [`${kind}/${id}`, version]));
  const feedback = <Body>(kind: FeedbackKind, parse: Parse<Body>): Feedback<Body>[] =>
    delivered(rows, kind, parse).map((record) => ({ ...record, isNew: (seenVersions.get(`${kind}/${record.id}`) ?? 0) < record.version }));
  return {
    enrolments: delivered(rows, "enrolment", parseEnrolmentRecord),
    invitations: delivered(rows, "invitation", parseInvitationRecord),
    assignments: delivered(rows, "assignment", parseAssignmentRecord),
    comments: feedback("comment", parseCommentRecord),
    marks: feedback("mark", parseMarkRecord),
  };
}

type Parse<Body> = (body: unknown) => Result<Body, AnswerProblem>;

/** Those of one kind that stand and can be read, the latest first. */
function delivered<Body>(rows: readonly ServerRecordRow[], wanted: string, parse: Parse<Body>): Delivered<Body>[] {
  return rows
    .flatMap(({ kind, id, record: { deleted, body, version, stored: storedAt } }) => {
      if (kind !== wanted || deleted) return [];
      const read = parse(body);
      return read.ok ? [{ id, version, storedAt, body: read.value }] : [];
    })
    .sort((a, b) => (a.storedAt < b.storedAt ? 1 : -1));
}

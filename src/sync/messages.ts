import type { DeviceId, Statement } from "#domain/record/statement.ts";

/** What one request may carry; the server says the same to a client that sends more (413, `too-many`). */
export const syncLimits = { pushStatements: 500, pullRecords: 500, bodyBytes: 1024 * 1024, statementBytes: 64 * 1024 } as const;

/** New at the creation of a server's database and at every restore from a backup: a client that sees another one starts over. */
export type Epoch = string;
/** Place of a record in one learner's stream: 1, 2, 3 … without a gap. Order of arrival; never used for progress. */
export type Lseq = number;
/** UUID of an account, and of its learner record. */
export type LearnerId = string;

/** POST /api/sync/push. `epoch` is the one the client knows, null before the first answer. */
export interface PushRequest {
  readonly epoch: Epoch | null;
  /** Who recorded these; refused with 409 `other-learner` if the session is of somebody else. */
  readonly learner: LearnerId;
  readonly statements: readonly Statement[];
  /** Which device sends; absent from older clients. */
  readonly device?: DeviceId;
  /** How many more wait on it after these. */
  readonly waiting?: number;
}

export interface PushAnswer {
  readonly epoch: Epoch;
  /** Last place of the learner's stream. */
  readonly head: Lseq;
  /** Ids that are stored now, whether new or there before. Only these may leave the client's outbox. */
  readonly acked: readonly string[];
  readonly rejected: readonly Rejection[];
}

/** A statement that was not stored. It stays on the device, with the reason. */
export interface Rejection {
  readonly id: string;
  readonly code: RejectionCode | (string & {});
  /** `quota`: seconds after which the same statement may be sent again. */
  readonly retryAfter?: number;
}
/**
 * `invalid`: not a statement. `too-large`: over 64 KiB. `quota`: too many today. `adopted-elsewhere`: another account of the tenant holds
 * this id. `id-reused`: this learner's record holds another statement under this id.
 */
export type RejectionCode = "invalid" | "too-large" | "quota" | "adopted-elsewhere" | "id-reused";

/** GET /api/sync/pull?learner=&cursor=&limit= */
export interface PullAnswer {
  readonly epoch: Epoch;
  readonly head: Lseq;
  /** Those after the cursor, contiguous, at most `limit`. */
  readonly records: readonly StreamRecord[];
}

/** One place of a learner's stream. Kinds of a newer server are kept and passed on, uninterpreted. */
export type StreamRecord = StatementRecord | ServerRecord;

export interface StatementRecord {
  readonly lseq: Lseq;
  readonly kind: "statement";
  readonly id: string;
  readonly statement: Statement;
  /** When the server stored it, ISO 8601. */
  readonly stored: string;
  /** The server's own grade, where it differs from the one in the statement. */
  readonly regraded?: { readonly scaled: number; readonly points: number };
}

/** Written by the server for the learner. Of one id the highest version counts; `deleted` is its end. */
export interface ServerRecord {
  readonly lseq: Lseq;
  readonly kind: ServerRecordKind | (string & {});
  readonly id: string;
  readonly version: number;
  /** Account that wrote it; null: the server itself. */
  readonly author: LearnerId | null;
  readonly stored: string;
  readonly deleted?: true;
  readonly body: unknown;
}
export const serverRecordKinds = ["enrolment", "invitation", "assignment", "comment", "mark", "erasure"] as const;
export type ServerRecordKind = (typeof serverRecordKinds)[number];

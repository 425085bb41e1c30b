import type { FileHash } from "#domain/pack/manifest.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { compareByTime, voidedIds } from "./effective-statements.ts";
import { compareHlc } from "./hlc.ts";
import { type AttemptId, type HlcText, isRunStart, type Statement } from "./statement.ts";

/**
 * What progress has to remember of a record, so that it can go on from a snapshot without the statements. Every entry is an earliest,
 * a latest or a union, so a ledger depends on the set of statements alone: not on their order, their number of arrivals or their
 * language. Keys are activity ids, `course/id`.
 */
export interface ProgressLedger {
  readonly activities: ReadonlyMap<string, ActivityEntry>;
  /** By `attemptKey`. */
  readonly attempts: ReadonlyMap<string, AttemptEntry>;
  /** Items with a graded response. */
  readonly items: ReadonlyMap<string, ItemEntry>;
  /** Ids of statements that were taken back. */
  readonly voided: ReadonlySet<string>;
}
export interface ActivityEntry {
  readonly startedAt?: HlcText;
  readonly completedAt?: HlcText;
  readonly lastAt: HlcText;
}
export interface AttemptEntry {
  readonly quizId: string;
  readonly attemptId: AttemptId;
  /** The earliest of each, where there are several. */
  readonly started?: {
    readonly id: string;
    readonly at: HlcText;
    readonly mode: string | undefined;
    readonly courseVersion: FileHash | undefined;
  };
  readonly submitted?: { readonly id: string; readonly at: HlcText; readonly scaled: number | undefined; readonly mastered: boolean };
}
export interface ItemEntry {
  readonly first: GradedResponse;
  readonly latest: GradedResponse;
}
export interface GradedResponse {
  /** Id of the statement that holds the response. */
  readonly id: string;
  readonly at: HlcText;
  /** 0 to 1. */
  readonly scaled: number;
  readonly certainty: number | undefined;
  readonly quizId: string | undefined;
  readonly attemptId: AttemptId | undefined;
}

interface Draft {
  readonly activities: Map<string, ActivityEntry>;
  readonly attempts: Map<string, AttemptEntry>;
  readonly items: Map<string, ItemEntry>;
  readonly voided: Set<string>;
}

/** Folds a whole record. */
export function ledgerFrom(statements: readonly Statement[]): ProgressLedger {
  const draft: Draft = { activities: new Map(), attempts: new Map(), items: new Map(), voided: voidedIds(statements) };
  for (const statement of statements) fold(draft, statement);
  return draft;
}

/**
 * The ledger with more statements folded in: the same as folding everything together, but in time that does not grow with the record.
 * `rebuild`: one of them takes back a statement, which only `ledgerFrom` can do.
 */
export function ledgerAfter(
  ledger: ProgressLedger,
  statements: readonly Statement[],
): Result<ProgressLedger, { readonly code: "rebuild" }> {
  for (const id of voidedIds(statements)) if (!ledger.voided.has(id)) return err({ code: "rebuild" });
  const draft: Draft = {
    activities: new Map(ledger.activities),
    attempts: new Map(ledger.attempts),
    items: new Map(ledger.items),
    voided: new Set(ledger.voided),
  };
  for (const statement of statements) fold(draft, statement);
  return ok(draft);
}

export const attemptKey = (quizId: string, attemptId: AttemptId): string => `${quizId} ${attemptId}`;

/** Verbs that are not named here stay in the record; a newer Concord may count them. */
function fold(draft: Draft, statement: Statement): void {
  if (draft.voided.has(statement.id)) return;
  switch (statement.verb) {
    case "started":
      noteActivity(draft, statement, { startedAt: statement.at });
      noteStart(draft, statement);
      break;
    case "completed":
      noteActivity(draft, statement, { completedAt: statement.at });
      break;
    case "submitted":
      noteSubmission(draft, statement);
      break;
    case "answered":
      noteResponse(draft, statement);
      break;
  }
}

function noteActivity({ activities }: Draft, { activityId, at }: Statement, seen: Omit<ActivityEntry, "lastAt">): void {
  const before = activities.get(activityId);
  if (!before) {
    activities.set(activityId, { ...seen, lastAt: at });
    return;
  }
  const startedAt = earlierReading(before.startedAt, seen.startedAt);
  const completedAt = earlierReading(before.completedAt, seen.completedAt);
  activities.set(activityId, {
    ...(startedAt !== undefined && { startedAt }),
    ...(completedAt !== undefined && { completedAt }),
    lastAt: compareHlc(before.lastAt, at) < 0 ? at : before.lastAt,
  });
}

function noteStart({ attempts }: Draft, statement: Statement): void {
  const { id, at, activityId: quizId, attemptId, courseVersion, result } = statement;
  if (attemptId === undefined || isRunStart(statement)) return;
  const started = { id, at, mode: result?.mode, courseVersion };
  const key = attemptKey(quizId, attemptId);
  const before = attempts.get(key);
  attempts.set(key, { quizId, attemptId, ...before, started: earlier(before?.started, started) });
}

function noteSubmission({ attempts }: Draft, { id, at, activityId: quizId, attemptId, result }: Statement): void {
  if (attemptId === undefined) return;
  const submitted = { id, at, scaled: result?.scaled, mastered: result?.mastered === true };
  const key = attemptKey(quizId, attemptId);
  const before = attempts.get(key);
  attempts.set(key, { quizId, attemptId, ...before, submitted: earlier(before?.submitted, submitted) });
}

function noteResponse({ items }: Draft, { id, at, activityId, quizId, attemptId, result }: Statement): void {
  if (result?.scaled === undefined) return;
  const graded: GradedResponse = { id, at, scaled: result.scaled, certainty: result.certainty, quizId, attemptId };
  const before = items.get(activityId);
  items.set(activityId, { first: earlier(before?.first, graded), latest: later(before?.latest, graded) });
}

interface Timed {
  readonly at: HlcText;
  readonly id: string;
}
const earlier = <T extends Timed>(a: T | undefined, b: T): T => (a && compareByTime(a, b) <= 0 ? a : b);
const later = <T extends Timed>(a: T | undefined, b: T): T => (a && compareByTime(a, b) >= 0 ? a : b);
function earlierReading(a: HlcText | undefined, b: HlcText | undefined): HlcText | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareHlc(a, b) <= 0 ? a : b;
}

import { parseStatement } from "#domain/record/parse-statement.ts";
import type { DeviceId, Statement } from "#domain/record/statement.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { type Epoch, type LearnerId, type Lseq, type Rejection, syncLimits } from "./messages.ts";

/** `at`: JSON pointer (RFC 6901) to the first part that is missing or not as agreed; empty for the whole. */
export interface MessageProblem {
  readonly code: "invalid";
  readonly at: string;
}
export interface TooMany {
  readonly code: "too-many";
  readonly limit: number;
}

/** A push as the server reads it: what can be stored, and what cannot with the reason. */
export interface ReadPush {
  readonly epoch: Epoch | null;
  readonly learner: LearnerId;
  readonly statements: readonly Statement[];
  readonly rejected: readonly Rejection[];
  /** The device that sends, where it says so, and how many more wait on it. */
  readonly from?: { readonly device: DeviceId; readonly waiting?: number };
}

/**
 * Reads a push. One bad statement does not hold up the others: it is rejected by its id. Only where there is no id to name it by
 * is the whole request refused. Fields that are not known here are passed over.
 */
export function parsePushRequest(value: unknown): Result<ReadPush, MessageProblem | TooMany> {
  if (!isFields(value)) return invalid("");
  const { epoch, learner, statements: entries, device, waiting } = value;
  if (epoch !== null && !isText(epoch)) return invalid("/epoch");
  if (!isUuid(learner)) return invalid("/learner");
  if (!Array.isArray(entries)) return invalid("/statements");
  if (device !== undefined && !isDevice(device)) return invalid("/device");
  if (waiting !== undefined && !isCount(waiting)) return invalid("/waiting");
  if (entries.length > syncLimits.pushStatements) return err({ code: "too-many", limit: syncLimits.pushStatements });

  const statements: Statement[] = [];
  const rejected: Rejection[] = [];
  for (const [index, entry] of entries.entries()) {
    if (!isFields(entry) || !isText(entry.id) || entry.id.length > maxIdLength) return invalid(`/statements/${index}/id`);
    const statement = parseStatement(entry);
    if (!statement.ok || !isStorable(statement.value)) rejected.push({ id: entry.id, code: "invalid" });
    else if (byteLength(JSON.stringify(statement.value)) > syncLimits.statementBytes) rejected.push({ id: entry.id, code: "too-large" });
    else statements.push(statement.value);
  }
  const from = device === undefined ? undefined : { device, ...(waiting !== undefined && { waiting }) };
  return ok({ epoch, learner, statements, rejected, ...(from && { from }) });
}

export interface PullRequest {
  readonly learner: LearnerId;
  /** The last place the device holds; 0 for none. */
  readonly cursor: Lseq;
  readonly limit: number;
}

/** Reads the query of a pull; without a limit it is the largest. */
export function parsePullRequest(query: unknown): Result<PullRequest, MessageProblem> {
  if (!isFields(query)) return invalid("");
  const { learner, cursor = "0", limit = String(syncLimits.pullRecords) } = query;
  if (!isUuid(learner)) return invalid("/learner");
  const [from, most] = [wholeNumber(cursor), wholeNumber(limit)];
  if (from === undefined) return invalid("/cursor");
  if (most === undefined || most < 1) return invalid("/limit");
  return ok({ learner, cursor: from, limit: Math.min(most, syncLimits.pullRecords) });
}

type Fields = { readonly [field: string]: unknown };

const maxIdLength = 100;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const invalid = (at: string) => err({ code: "invalid", at } as const);
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isDevice = (value: unknown): value is DeviceId => typeof value === "string" && /^[0-9a-f]{1,64}$/.test(value);
/** As much as a column of the database holds. */
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

/** What keys of a database cannot hold: NUL, half a character, more than an index takes. The free parts of a statement may. */
const unstorable = /[\0\p{Surrogate}]/u;
const maxKeyLength = 200;
/** Deeper than any statement, and shallow enough for every reader of JSON on the way. */
const maxDepth = 50;

const isStorable = ({ verb, activityId, attemptId = "", quizId = "", ...rest }: Statement): boolean =>
  [verb, activityId, attemptId, quizId].every((key) => key.length <= maxKeyLength && !unstorable.test(key)) && isShallow(rest, maxDepth);

const isShallow = (value: unknown, depth: number): boolean =>
  typeof value !== "object" || value === null || (depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1)));

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

function wholeNumber(text: unknown): number | undefined {
  if (typeof text !== "string" || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}

import { err, ok, type Result } from "#domain/result.ts";
import { type Account, roles, type SessionAnswer } from "./account-messages.ts";
import type { PullAnswer, PushAnswer, Rejection, ServerRecord, StatementRecord } from "./messages.ts";

/** `at`: path of the first field that is not as agreed. A page of a hotel's network answers 200 as well. */
export interface AnswerProblem {
  readonly code: "unreadable";
  readonly at: string;
}
/** A statement as it came: its content is unknown, since one that this Concord cannot read is kept all the same. */
export type ReceivedStatement = Omit<StatementRecord, "statement"> & { readonly statement: unknown };
export type ReceivedRecord = ReceivedStatement | ServerRecord;
export type ReceivedPull = Omit<PullAnswer, "records"> & { readonly records: readonly ReceivedRecord[] };
type Fields = { readonly [field: string]: unknown };

/** Reads an answer to a push; fields of a newer server are left out. */
export function parsePushAnswer(value: unknown): Result<PushAnswer, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  const { epoch, head, acked, rejected } = value;
  if (!isText(epoch)) return unreadable("$.epoch");
  if (!isPlace(head)) return unreadable("$.head");
  if (!Array.isArray(acked) || !acked.every(isText)) return unreadable("$.acked");
  if (!Array.isArray(rejected) || !rejected.every(isRejection)) return unreadable("$.rejected");
  return ok({ epoch, head, acked, rejected });
}

/** Reads an answer to a pull. Whether the places are contiguous is for the receiver, who knows the cursor. */
export function parsePullAnswer(value: unknown): Result<ReceivedPull, AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  const { epoch, head, records } = value;
  if (!isText(epoch)) return unreadable("$.epoch");
  if (!isPlace(head)) return unreadable("$.head");
  if (!Array.isArray(records)) return unreadable("$.records");
  const fault = records.findIndex((record) => !isRecord(record));
  if (fault >= 0) return unreadable(`$.records[${fault}]`);
  return ok({ epoch, head, records: records.filter(isRecord) });
}

/** Who is signed in, of the answer to GET /api/session. */
export function parseSessionAccount(value: unknown): Result<SessionAnswer["account"], AnswerProblem> {
  if (!isFields(value)) return unreadable("$");
  const { account } = value;
  if (account === null) return ok(null);
  return isAccount(account) ? ok(account) : unreadable("$.account");
}

/** What a refusal says: seconds to wait, and the place in the request that was not as agreed. `undefined` when the body is not one of ours. */
export function parseProblem(value: unknown): { readonly code: string; readonly retryAfter?: number; readonly at?: string } | undefined {
  if (!isFields(value) || !isFields(value.problem)) return undefined;
  const { code, retryAfter, at } = value.problem;
  if (!isText(code)) return undefined;
  return { code, ...(isAmount(retryAfter) && { retryAfter }), ...(isText(at) && { at }) };
}

const unreadable = (at: string) => err({ code: "unreadable" as const, at });
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isAmount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isRejection = (value: unknown): value is Rejection =>
  isFields(value) && isText(value.id) && isText(value.code) && (value.retryAfter === undefined || isAmount(value.retryAfter));

const isRecord = (value: unknown): value is ReceivedRecord =>
  isFields(value) &&
  isPlace(value.lseq) &&
  value.lseq > 0 &&
  isText(value.id) &&
  isText(value.stored) &&
  (value.kind === "statement" ? isFields(value.statement) && isRegraded(value.regraded) : isServerRecord(value));

const isRegraded = (value: unknown): boolean =>
  value === undefined || (isFields(value) && isAmount(value.scaled) && isAmount(value.points));

const isServerRecord = (value: Fields): value is Fields & ServerRecord =>
  isText(value.kind) && isPlace(value.version) && (value.author === null || isText(value.author));

const isAccount = (value: unknown): value is Account =>
  isFields(value) &&
  isText(value.id) &&
  isText(value.tenant) &&
  isText(value.name) &&
  roles.some((role) => role === value.role) &&
  typeof value.hasPassword === "boolean" &&
  typeof value.hasTwoFactor === "boolean";

import { err, ok, type Result } from "#domain/result.ts";
import { isHlcText } from "./hlc.ts";
import type { Statement } from "./statement.ts";

/** `at`: path of the first field that is missing or not as `Statement` says, e.g. `$.result.scaled`; `$` for the whole. */
export interface StatementProblem {
  readonly code: "not-a-statement";
  readonly at: string;
}

/**
 * Reads a statement of unknown origin. Verbs and fields of a newer Concord are kept; known fields must be as they were agreed.
 * Ids are lower-case, so that two spellings of one id cannot pass for two statements. Never throws.
 */
export function parseStatement(value: unknown): Result<Statement, StatementProblem> {
  return isStatement(value) ? ok(value) : err({ code: "not-a-statement", at: faultOf(value) ?? "$" });
}

const isStatement = (value: unknown): value is Statement => faultOf(value) === undefined;

type Check = (value: unknown) => boolean;
type Fields = { readonly [field: string]: unknown };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === "string" && value !== "";
const isUuid: Check = (value) => typeof value === "string" && uuid.test(value);
const isAmount: Check = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isShare: Check = (value) => isAmount(value) && Number(value) <= 1;

interface Field {
  readonly name: string;
  readonly check: Check;
  readonly needed?: true;
}
const fields: readonly Field[] = [
  { name: "id", check: isUuid, needed: true },
  { name: "verb", check: isText, needed: true },
  { name: "activityId", check: isText, needed: true },
  { name: "locale", check: isText, needed: true },
  { name: "at", check: (value) => typeof value === "string" && isHlcText(value), needed: true },
  { name: "device", check: (value) => typeof value === "string" && /^[0-9a-f]{1,64}$/.test(value), needed: true },
  { name: "attemptId", check: isText },
  { name: "quizId", check: isText },
  { name: "courseVersion", check: isText },
  { name: "structure", check: isText },
  { name: "text", check: isText },
  { name: "result", check: isFields },
];
const resultFields: readonly Field[] = [
  { name: "scaled", check: isShare },
  { name: "points", check: isAmount },
  { name: "certainty", check: isAmount },
  { name: "hints", check: isAmount },
  { name: "mastered", check: (value) => typeof value === "boolean" },
  { name: "items", check: (value) => Array.isArray(value) && value.every(isText) },
  { name: "mode", check: isText },
  { name: "marks", check: (value) => isFields(value) && Object.values(value).every(isAmount) },
  { name: "role", check: isText },
  { name: "note", check: (value) => typeof value === "string" },
  { name: "statementId", check: isText },
];

function faultOf(value: unknown): string | undefined {
  if (!isFields(value)) return "$";
  const fault = wrongField(value, fields);
  if (fault !== undefined) return `$.${fault.name}`;
  const faultInResult = isFields(value.result) ? wrongField(value.result, resultFields) : undefined;
  return faultInResult && `$.result.${faultInResult.name}`;
}

const wrongField = (value: Fields, known: readonly Field[]): Field | undefined =>
  known.find(({ name, check, needed }) => (Object.hasOwn(value, name) ? !check(value[name]) : needed));

import type { Item } from "#domain/course/quiz.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { UnscorableCode } from "./grade.ts";

/** What a learner gives to an item, by the item's kind; it stands in `result.response` of an `answered` statement. */
export interface ResponseByKind {
  /** Id of a choice. */
  readonly single: string;
  /** Ids of the ticked choices, in any order. */
  readonly multiple: readonly string[];
  readonly "true-false": boolean;
  /** Prompt id to target id; prompts may be left out. */
  readonly matching: Pairs;
  /** Every step id, first to last. */
  readonly ordering: readonly string[];
  /** As typed. */
  readonly "short-text": string;
  /** Finite; made from what was typed by `parseNumber`. */
  readonly numeric: number;
  /** Statement id to bin id; statements may be left out. */
  readonly classification: Pairs;
  readonly case: CaseResponse;
}
export type Pairs = { readonly [id: string]: string };
export interface CaseResponse {
  readonly text: string;
}
export type ItemResponse = ResponseByKind[keyof ResponseByKind];

/** Longest text a response may hold, in UTF-16 units; input fields use it as `maxlength`. */
export const maxResponseLength = 20_000;

export type ResponseProblem = { readonly code: Extract<UnscorableCode, "response-shape" | "response-empty" | "response-too-long"> };
type Parsed<T> = Result<T, ResponseProblem>;

const wrongShape = err({ code: "response-shape" } as const);

/** Reads a response of unknown origin by the shape its item's kind asks for. Whether its ids exist is for `gradeItem`. */
export function parseResponse(item: Item, value: unknown): Parsed<ItemResponse> {
  switch (item.kind) {
    case "single":
      return parseText(value);
    case "multiple":
    case "ordering":
      return parseIds(value);
    case "true-false":
      return parseTruth(value);
    case "matching":
    case "classification":
      return parsePairs(value);
    case "short-text":
      return parseText(value);
    case "numeric":
      return parseFinite(value);
    case "case":
      return parseCaseText(value);
  }
}

export function parseText(value: unknown): Parsed<string> {
  if (typeof value !== "string") return wrongShape;
  if (value.length > maxResponseLength) return err({ code: "response-too-long" });
  if (value.trim() === "") return err({ code: "response-empty" });
  return ok(value);
}

export function parseIds(value: unknown): Parsed<readonly string[]> {
  if (!Array.isArray(value)) return wrongShape;
  const ids: string[] = [];
  for (const id of value) {
    if (typeof id !== "string") return wrongShape;
    ids.push(id);
  }
  return ids.length === 0 ? err({ code: "response-empty" }) : ok(ids);
}

export function parseTruth(value: unknown): Parsed<boolean> {
  return typeof value === "boolean" ? ok(value) : wrongShape;
}

export function parsePairs(value: unknown): Parsed<Pairs> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrongShape;
  const pairs: [string, string][] = [];
  for (const [id, given] of Object.entries(value)) {
    if (typeof given !== "string") return wrongShape;
    pairs.push([id, given]);
  }
  return pairs.length === 0 ? err({ code: "response-empty" }) : ok(Object.fromEntries(pairs));
}

export function parseFinite(value: unknown): Parsed<number> {
  return typeof value === "number" && Number.isFinite(value) ? ok(value) : wrongShape;
}

export function parseCaseText(value: unknown): Parsed<CaseResponse> {
  if (typeof value !== "object" || value === null || !("text" in value)) return wrongShape;
  const text = parseText(value.text);
  return text.ok ? ok({ text: text.value }) : text;
}

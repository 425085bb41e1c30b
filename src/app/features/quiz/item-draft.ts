import type { Item } from "#domain/course/quiz.ts";
import type { Grade } from "#domain/grading/grade.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import { parseNumber } from "#domain/grading/parse-number.ts";
import { type Pairs, parseResponse } from "#domain/grading/response.ts";
import type { Marks } from "#domain/grading/rubric.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** What stands in an item's controls, half-given or whole: a chosen id or typed text, ticked or ordered ids, or ids with their places. */
export type Answer = string | readonly string[] | Pairs;

/** Kept for each item of an open attempt, on this device only. */
export interface ItemDraft {
  readonly answer?: Answer;
  /** 1 low, 2 medium, 3 high. */
  readonly certainty?: number;
  /** Cases: points by criterion, not yet all given. */
  readonly marks?: Marks;
}

export type AnswerProblem = (Grade & { kind: "unscorable" })["code"] | "number-unreadable" | "number-ambiguous";

export interface ReadAnswer {
  /** As `grading/response.ts` has it for the item's kind. */
  readonly response: unknown;
  readonly grade: Exclude<Grade, { kind: "unscorable" }>;
}

/** The response that an answer stands for, with its grade, or why it cannot be graded yet. */
export function readAnswer(item: Item, answer: Answer | undefined): Result<ReadAnswer, AnswerProblem> {
  const response = responseFrom(item, answer);
  if (!response.ok) return response;
  const grade = gradeItem(item, response.value);
  return grade.kind === "unscorable" ? err(grade.code) : ok({ response: response.value, grade });
}

function responseFrom(item: Item, answer: Answer | undefined): Result<unknown, AnswerProblem> {
  if (isEmptyAnswer(answer)) return err("response-empty");
  switch (item.kind) {
    case "numeric": {
      const number = parseNumber(answerText(answer));
      if (number.ok) return number;
      return err(number.error.code === "number-empty" ? "response-empty" : number.error.code);
    }
    case "true-false":
      return ok(answer === "true");
    case "case":
      return ok({ text: answerText(answer) });
    default:
      return ok(answer);
  }
}

/** What the controls show for a recorded response; undefined where it does not fit the item. */
export function answerFrom(item: Item, response: unknown): Answer | undefined {
  const parsed = parseResponse(item, response);
  if (!parsed.ok) return undefined;
  switch (typeof parsed.value) {
    case "number":
      return numberText(parsed.value);
    case "boolean":
      return String(parsed.value);
    case "string":
      return parseAnswer(item, parsed.value);
    default:
      return parseAnswer(item, item.kind === "case" && "text" in parsed.value ? parsed.value.text : parsed.value);
  }
}

/** Three decimals alone could be read as thousands: a zero more settles it. */
function numberText(number: number): string {
  const text = String(number);
  return parseNumber(text).ok ? text : `${text}0`;
}

/** Reads a stored draft. An answer that does not fit the item (a draft of another version) is left out. */
export function parseItemDraft(item: Item, value: unknown): ItemDraft {
  if (!isFields(value)) return {};
  const { certainty, marks } = value;
  const answer = parseAnswer(item, value.answer);
  return {
    ...(answer !== undefined && { answer }),
    ...(typeof certainty === "number" && [1, 2, 3].includes(certainty) && { certainty }),
    ...(isMarks(marks) && { marks }),
  };
}

function parseAnswer(item: Item, value: unknown): Answer | undefined {
  switch (item.kind) {
    case "single":
      return item.choices.find(({ id }) => id === value)?.id;
    case "true-false":
      return value === "true" || value === "false" ? value : undefined;
    case "short-text":
    case "numeric":
    case "case":
      return typeof value === "string" ? value : undefined;
    case "multiple":
      return Array.isArray(value) && value.every((picked) => item.choices.some(({ id }) => id === picked)) ? value : undefined;
    case "ordering":
      return Array.isArray(value) && isOrderOf(item.steps, value) ? value : undefined;
    case "matching":
      return parsePlaces(item.prompts, item.targets, value);
    case "classification":
      return parsePlaces(item.statements, item.bins, value);
  }
}

const isOrderOf = (steps: readonly string[], value: readonly unknown[]): value is readonly string[] =>
  value.length === steps.length && steps.every((step) => value.includes(step));

function parsePlaces(ids: readonly string[], places: readonly string[], value: unknown): Pairs | undefined {
  return isFields(value) && isPairs(value) && Object.entries(value).every(([id, place]) => ids.includes(id) && places.includes(place))
    ? value
    : undefined;
}

const isFields = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPairs = (value: { readonly [field: string]: unknown }): value is Pairs =>
  Object.values(value).every((place) => typeof place === "string");

const isMarks = (value: unknown): value is Marks => isFields(value) && Object.values(value).every((mark) => typeof mark === "number");

const isIds = (answer: Answer | undefined): answer is readonly string[] => Array.isArray(answer);

export const answerText = (answer: Answer | undefined): string => (typeof answer === "string" ? answer : "");
export const answerIds = (answer: Answer | undefined): readonly string[] => (isIds(answer) ? answer : []);
export const answerPairs = (answer: Answer | undefined): Pairs => (typeof answer === "object" && !isIds(answer) ? answer : {});

export function isEmptyAnswer(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  return typeof answer === "string" ? answer.trim() === "" : Object.keys(answer).length === 0;
}

/** Rows of a matching or classification item that have no place yet; 0 for the other kinds. */
export function rowsLeft(item: Item, answer: Answer | undefined): number {
  if (item.kind !== "matching" && item.kind !== "classification") return 0;
  return rowIds(item).length - Object.keys(answerPairs(answer)).length;
}

export const rowIds = (item: Item & { kind: "matching" | "classification" }): readonly string[] =>
  item.kind === "matching" ? item.prompts : item.statements;

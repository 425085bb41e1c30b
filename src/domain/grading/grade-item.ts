import type { Item } from "#domain/course/quiz.ts";
import type { Result } from "#domain/result.ts";
import { type Grade, unscorable } from "./grade.ts";
import { gradeClassificationItem } from "./grade-classification-item.ts";
import { gradeMatchingItem } from "./grade-matching-item.ts";
import { gradeMultipleItem } from "./grade-multiple-item.ts";
import { gradeNumericItem } from "./grade-numeric-item.ts";
import { gradeOrderingItem } from "./grade-ordering-item.ts";
import { gradeShortTextItem } from "./grade-short-text-item.ts";
import { gradeSingleItem } from "./grade-single-item.ts";
import { gradeTrueFalseItem } from "./grade-true-false-item.ts";
import { parseCaseText, parseFinite, parseIds, parsePairs, parseText, parseTruth, type ResponseProblem } from "./response.ts";

/**
 * Grades a response of unknown origin; device and server call it alike. The grade depends on the item and the response alone,
 * never on the language. Never throws.
 */
export function gradeItem(item: Item, response: unknown): Grade {
  switch (item.kind) {
    case "single":
      return gradeParsed(parseText(response), (choice) => gradeSingleItem(item, choice));
    case "multiple":
      return gradeParsed(parseIds(response), (choices) => gradeMultipleItem(item, choices));
    case "true-false":
      return gradeParsed(parseTruth(response), (truth) => gradeTrueFalseItem(item, truth));
    case "matching":
      return gradeParsed(parsePairs(response), (pairs) => gradeMatchingItem(item, pairs));
    case "ordering":
      return gradeParsed(parseIds(response), (steps) => gradeOrderingItem(item, steps));
    case "short-text":
      return gradeParsed(parseText(response), (text) => gradeShortTextItem(item, text));
    case "numeric":
      return gradeParsed(parseFinite(response), (number) => gradeNumericItem(item, number));
    case "classification":
      return gradeParsed(parsePairs(response), (pairs) => gradeClassificationItem(item, pairs));
    case "case":
      return gradeParsed(parseCaseText(response), () => ({ kind: "self-marked" }));
  }
}

function gradeParsed<T>(response: Result<T, ResponseProblem>, grade: (response: T) => Grade): Grade {
  return response.ok ? grade(response.value) : unscorable(response.error.code);
}

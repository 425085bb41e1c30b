import type { MultipleItem } from "#domain/course/quiz.ts";
import { type Grade, unscorable, wholePoints } from "./grade.ts";

/**
 * The share of keys ticked less the share of distractors ticked: ticking everything earns nothing (docs/decisions/0003).
 * `parts` tells for each choice whether it was rightly ticked or rightly left.
 */
export function gradeMultipleItem(item: MultipleItem, response: readonly string[]): Grade {
  const picked = new Set(response);
  const offered = new Set(item.choices.map((choice) => choice.id));
  for (const id of picked) if (!offered.has(id)) return unscorable("option-unknown");

  const keys = item.choices.filter((choice) => choice.key);
  const distractors = item.choices.filter((choice) => !choice.key);
  const hits = keys.filter((choice) => picked.has(choice.id)).length;
  const slips = distractors.filter((choice) => picked.has(choice.id)).length;
  const perSlip = distractors.length === 0 ? 1 : distractors.length;
  return {
    kind: "scored",
    scaled: wholePoints(hits * perSlip - slips * keys.length, keys.length * perSlip, item.points),
    parts: Object.fromEntries(item.choices.map((choice) => [choice.id, picked.has(choice.id) === (choice.key === true)])),
  };
}

import { standings } from "#domain/course/lesson.ts";
import type { ItemWordsYaml, ItemYaml } from "../schema/quiz-schema.ts";

type MapField = "choices" | "prompts" | "targets" | "steps" | "statements" | "bins" | "criteria" | "wrong";
type TextField = "unit" | "model" | "accept";

/** Which words an item of each kind has, besides stem and hints. */
export interface WordsNeeded {
  readonly maps: { readonly [field in MapField]?: readonly string[] };
  readonly texts: readonly TextField[];
  /** Optional: words a language may add. */
  readonly optional: readonly TextField[];
  /** Rationale: of each choice, of true and false, for each of these ids, or one for the whole item. */
  readonly why: "choices" | "true-false" | "whole" | "none" | readonly string[];
}

export function wordsNeeded(item: ItemYaml): WordsNeeded {
  const none = { texts: [], optional: [] };
  switch (item.kind) {
    case "single":
    case "multiple":
      return { ...none, maps: { choices: Object.keys(item.choices) }, why: "choices" };
    case "true-false":
      return { ...none, maps: {}, why: "true-false" };
    case "matching":
      return { ...none, maps: { prompts: item.prompts, targets: item.targets }, why: item.prompts };
    case "ordering":
      return { ...none, maps: { steps: item.steps }, why: "whole" };
    case "short-text":
      return { ...none, maps: { wrong: Object.keys(item.wrong) }, optional: ["accept"], why: "whole" };
    case "numeric":
      return { ...none, maps: { wrong: Object.keys(item.wrong) }, texts: ["unit"], why: "whole" };
    case "classification": {
      const named: readonly string[] = standings;
      const bins = item.bins.filter((bin) => !named.includes(bin));
      return { ...none, maps: { statements: Object.keys(item.key), ...(bins.length > 0 ? { bins } : {}) }, why: Object.keys(item.key) };
    }
    case "case":
      return { ...none, maps: { criteria: Object.keys(item.criteria) }, texts: ["model"], why: "none" };
  }
}

const mapFields: readonly MapField[] = ["choices", "prompts", "targets", "steps", "statements", "bins", "criteria", "wrong"];

/** Each field of ids that an item has: those needed, and those written. */
export function* fieldsOf(
  needed: WordsNeeded,
  words: ItemWordsYaml,
): Generator<{ field: MapField; ids: readonly string[]; written: readonly string[] }> {
  for (const field of mapFields) {
    const ids = needed.maps[field];
    if (ids !== undefined) yield { field, ids, written: Object.keys(words[field] ?? {}) };
  }
}

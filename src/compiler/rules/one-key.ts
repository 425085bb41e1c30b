import { error } from "../diagnostic.ts";
import type { ItemRule } from "./rule.ts";

/** A single choice has one key; a multiple choice has at least one, and something to leave out. */
export const oneKey: ItemRule = function* ({ item }) {
  if (item.yaml.kind !== "single" && item.yaml.kind !== "multiple") return;
  const choices = Object.values(item.yaml.choices);
  const keys = choices.filter(({ key }) => key).length;
  if (item.yaml.kind === "single" && keys !== 1) yield error("one-key", item, `${keys} keys: a single choice has one`);
  if (item.yaml.kind === "multiple" && (keys === 0 || keys === choices.length)) {
    yield error("one-key", item, `${keys} of ${choices.length} choices are keys: give at least one key and one distractor`);
  }
};

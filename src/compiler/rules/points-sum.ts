import { error } from "../diagnostic.ts";
import type { ItemYaml } from "../schema/quiz-schema.ts";
import type { ItemRule } from "./rule.ts";

/** Points of an item in parts are the sum of its parts: one a pair, one a statement, those of each criterion. */
export const pointsSum: ItemRule = function* ({ item }) {
  const sum = partPoints(item.yaml);
  if (sum !== null && sum !== item.yaml.points) yield error("points-sum", item, `points is ${item.yaml.points}, its parts have ${sum}`);
};

function partPoints(item: ItemYaml): number | null {
  switch (item.kind) {
    case "matching":
      return item.prompts.length;
    case "classification":
      return Object.keys(item.key).length;
    case "case":
      return Object.values(item.criteria).reduce((sum, { points }) => sum + points, 0);
    default:
      return null;
  }
}

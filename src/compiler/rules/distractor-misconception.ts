import { error } from "../diagnostic.ts";
import type { ItemRule } from "./rule.ts";

/** Behind every wrong choice stands a real misconception. */
export const distractorMisconception: ItemRule = function* ({ item }) {
  const { yaml } = item;
  if (yaml.kind === "true-false" && yaml.misconception === undefined) {
    yield error("distractor-misconception", item, "name the misconception behind the wrong answer");
  }
  if (yaml.kind !== "single" && yaml.kind !== "multiple") return;
  for (const [id, { key, misconception, missed }] of Object.entries(yaml.choices)) {
    if (!key && misconception === undefined)
      yield error("distractor-misconception", item, `choice "${id}" is wrong: name the misconception behind it`);
    if (key && misconception !== undefined)
      yield error("distractor-misconception", item, `choice "${id}" is a key: the idea behind leaving it out is "missed"`);
    if (!key && missed !== undefined) yield error("distractor-misconception", item, `choice "${id}" is no key: "missed" belongs to keys`);
  }
};

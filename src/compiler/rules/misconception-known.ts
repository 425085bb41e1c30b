import { error } from "../diagnostic.ts";
import { itemMisconceptions } from "../source/item-references.ts";
import type { ItemRule } from "./rule.ts";

export const misconceptionKnown: ItemRule = function* ({ item, reference: { misconceptions } }) {
  for (const id of itemMisconceptions(item.yaml)) {
    if (!misconceptions.has(id)) yield error("misconception-known", item, `"${id}" is not in misconceptions/`);
  }
};

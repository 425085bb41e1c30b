import { error } from "../diagnostic.ts";
import type { ItemYaml } from "../schema/quiz-schema.ts";
import type { ItemRule } from "./rule.ts";

/** A key names parts that the item has. */
export const keyKnown: ItemRule = function* ({ item }) {
  const { known, used } = keyParts(item.yaml);
  for (const id of new Set(used))
    if (!known.includes(id)) yield error("key-known", item, `the key names "${id}", which the item does not have`);
};

function keyParts(item: ItemYaml): { readonly known: readonly string[]; readonly used: readonly string[] } {
  switch (item.kind) {
    case "matching":
      return { known: [...item.prompts, ...item.targets], used: [...Object.keys(item.key), ...Object.values(item.key)] };
    case "ordering":
      return { known: item.steps, used: item.key.flat() };
    case "classification":
      return { known: item.bins, used: Object.values(item.key) };
    default:
      return { known: [], used: [] };
  }
}

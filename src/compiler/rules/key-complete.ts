import { error } from "../diagnostic.ts";
import type { ItemRule } from "./rule.ts";

/** Every prompt has its target, every step its place, each target and place given once; every bin gets a statement. */
export const keyComplete: ItemRule = function* ({ item }) {
  const { yaml } = item;
  if (yaml.kind === "matching") {
    for (const prompt of yaml.prompts)
      if (yaml.key[prompt] === undefined) yield error("key-complete", item, `prompt "${prompt}" has no target`);
    for (const target of repeated(Object.values(yaml.key))) yield error("key-complete", item, `target "${target}" is given twice`);
  }
  if (yaml.kind === "ordering") {
    const placed = yaml.key.flat();
    for (const step of yaml.steps) if (!placed.includes(step)) yield error("key-complete", item, `step "${step}" has no place in the key`);
    for (const step of repeated(placed)) yield error("key-complete", item, `step "${step}" is placed twice`);
  }
  if (yaml.kind === "classification") {
    const filled = Object.values(yaml.key);
    for (const bin of yaml.bins) if (!filled.includes(bin)) yield error("key-complete", item, `no statement belongs to "${bin}"`);
  }
};

const repeated = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.filter((id, index) => ids.indexOf(id) !== index));

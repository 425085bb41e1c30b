import { error } from "../diagnostic.ts";
import type { QuizRule } from "./rule.ts";

/** Pools hold items of the quiz, each item once, and no fewer than are drawn. */
export const poolKnown: QuizRule = function* ({ quiz }) {
  const known = new Set(quiz.items.map(({ yaml }) => yaml.id));
  const pooled = new Set<string>();
  const { pools } = quiz.yaml.value;
  for (const [index, { id, draw, items }] of pools.entries()) {
    const place = quiz.yaml.place(["pools", index], id);
    for (const item of items) {
      if (!known.has(item)) yield error("pool-known", place, `the quiz has no item "${item}"`);
      if (pooled.has(item)) yield error("pool-known", place, `item "${item}" stands in two places of the pools`);
      pooled.add(item);
    }
    if (draw > items.length) yield error("pool-known", place, `draws ${draw} of ${items.length} items`);
  }
  if (pools.length === 0 || quiz.yaml.value.mode === "practice") return;
  for (const item of quiz.items) if (!pooled.has(item.yaml.id)) yield error("pool-known", item, "in no pool: it would never be drawn");
};

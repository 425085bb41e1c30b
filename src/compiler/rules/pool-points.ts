import { error } from "../diagnostic.ts";
import type { QuizRule } from "./rule.ts";

/** Items of one pool have equal points, so that every draw is worth the same. */
export const poolPoints: QuizRule = function* ({ quiz }) {
  for (const [index, { id, items }] of quiz.yaml.value.pools.entries()) {
    const points = new Set(quiz.items.filter(({ yaml }) => items.includes(yaml.id)).map(({ yaml }) => yaml.points));
    if (points.size > 1)
      yield error(
        "pool-points",
        quiz.yaml.place(["pools", index], id),
        `items of one pool have equal points: here ${[...points].join(", ")}`,
      );
  }
};

import type { ItemId, QuizStructure } from "#domain/course/quiz.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";

/**
 * The items that an attempt is given, in the order shown; the same for the same seed. Practice gives every item in the author's
 * order. Assessments and pre-tests draw from each pool, or take every item where there are no pools, and shuffle.
 */
export function drawItems(quiz: QuizStructure, seed: string): readonly ItemId[] {
  if (quiz.mode === "practice") return quiz.items.map((item) => item.id);
  const random = seededRandom(seed);
  if (quiz.pools.length === 0)
    return shuffled(
      quiz.items.map((item) => item.id),
      random,
    );
  return shuffled(
    quiz.pools.flatMap((pool) => shuffled(pool.items, random).slice(0, pool.draw)),
    random,
  );
}

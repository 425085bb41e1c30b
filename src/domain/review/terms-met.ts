import type { UsedInStructure } from "#domain/reference/used-in.ts";
import { glossaryActivity, type ReviewCard } from "./review-log.ts";

/**
 * The cards with those terms beside them that stand in a lesson which the learner completed, and that no review has asked yet.
 * `completedMs`: Unix milliseconds by `course/lesson`.
 */
export function withTermsMet(
  cards: readonly ReviewCard[],
  { places, terms }: Pick<UsedInStructure, "places" | "terms">,
  completedMs: ReadonlyMap<string, number>,
): readonly ReviewCard[] {
  const known = new Set(cards.map(({ id }) => id));
  const met = Object.entries(terms).flatMap(([term, indexes]): ReviewCard[] => {
    const id = glossaryActivity(term);
    const times = indexes.flatMap((index) => {
      const place = places[index];
      return completedMs.get(`${place?.course}/${place?.activity}`) ?? [];
    });
    return known.has(id) || times.length === 0 ? [] : [{ id, kind: "term", events: [], metMs: Math.min(...times), surelyWrong: false }];
  });
  return [...cards, ...met];
}

import { type Grade, unscorable, wholePoints } from "./grade.ts";
import type { Pairs } from "./response.ts";

interface PairsToGrade {
  /** Ids to be given a place, each one. */
  readonly ids: readonly string[];
  readonly places: readonly string[];
  readonly key: Pairs;
  readonly points: number;
}

/** Points in proportion to the pairs that are right; an id left without a place is not right. */
export function gradePairs({ ids, places, key, points }: PairsToGrade, response: Pairs): Grade {
  for (const [id, place] of Object.entries(response)) {
    if (!ids.includes(id) || !places.includes(place)) return unscorable("option-unknown");
  }
  const parts = ids.map((id) => [id, Object.hasOwn(response, id) && response[id] === key[id]] as const);
  const right = parts.filter(([, isRight]) => isRight).length;
  return { kind: "scored", scaled: wholePoints(right, ids.length, points), parts: Object.fromEntries(parts) };
}

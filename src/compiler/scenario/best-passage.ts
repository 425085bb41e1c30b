import type { Passage, Place } from "./explore.ts";

/** What an option is worth in one place, each number better when higher. */
const worth = ({ score, change, minutes }: Passage): readonly number[] => [
  score,
  -change.escalation,
  change.legality,
  change.evidence,
  change.trust,
  -minutes,
];

/** As good as every other option in every respect, and better than each in some: no reason is left to choose another. */
export function hasNoPrice(passage: Passage, { passages }: Place): boolean {
  const own = worth(passage);
  const others = passages.filter((other) => other !== passage).map(worth);
  return (
    others.length > 0 &&
    others.every(
      (other) => own.every((value, index) => value >= (other[index] ?? 0)) && own.some((value, index) => value > (other[index] ?? 0)),
    )
  );
}

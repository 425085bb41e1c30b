import type { Path } from "#domain/scenario/scenario-state.ts";
import type { Exploration, Passage } from "./explore.ts";

/** The way from a place on along which something adds up to the most. */
export interface Way {
  readonly amount: number;
  readonly path: Path;
}

/** For each place the most that can be added up from there on, wherever one stops. */
export function greatestWays({ places }: Exploration, amountOf: (passage: Passage) => number): readonly Way[] {
  const known = new Map<number, Way>();
  const from = (at: number): Way => {
    const before = known.get(at);
    if (before) return before;
    let best: Way = { amount: 0, path: [] };
    for (const passage of places[at]?.passages ?? []) {
      const rest = passage.to === undefined ? { amount: 0, path: [] } : from(passage.to);
      const amount = amountOf(passage) + rest.amount;
      if (amount > best.amount) best = { amount, path: [passage.choice, ...rest.path] };
    }
    known.set(at, best);
    return best;
  };
  return places.map((_, at) => from(at));
}

import { mean, quantile } from "./statistics.ts";

/** Scores of one learner, 0 to 1: in the pre-test, and in the first final assessment. */
export interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}
export interface Gain {
  readonly learners: number;
  readonly before: number;
  readonly after: number;
  /** Of the differences, -1 to 1. */
  readonly quartiles: readonly [number, number, number];
}

/** From those who have both scores; undefined if nobody has. */
export function gainOf(scores: readonly BeforeAndAfter[]): Gain | undefined {
  const differences = scores.map(({ before, after }) => after - before);
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantile(differences, share));
  if (lower === undefined || middle === undefined || upper === undefined) return undefined;
  return {
    learners: scores.length,
    before: mean(scores.map(({ before }) => before)),
    after: mean(scores.map(({ after }) => after)),
    quartiles: [lower, middle, upper],
  };
}

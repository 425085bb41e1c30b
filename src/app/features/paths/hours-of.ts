import type { PathStep } from "#domain/course/learning-paths.ts";

/** Hours of steps together, to the nearest half, at least half an hour. */
export const hoursOf = (steps: readonly Pick<PathStep, "minutes">[]): number =>
  Math.max(0.5, Math.round(steps.reduce((sum, { minutes }) => sum + minutes, 0) / 30) / 2);

import type { Path } from "#domain/scenario/scenario-state.ts";

/** A path as an author follows it: `morning/wait > claim/say-nothing`, or `at once`. */
export const writePath = (path: Path): string => (path.length === 0 ? "at once" : path.join(" > "));

import { warning } from "../diagnostic.ts";
import type { StoryRule } from "./rule.ts";

/** A story with too many states to look at them all: what was found is wrong, what was not found may be. */
export const scenarioBound: StoryRule = function* ({ scenario: { yaml }, story }) {
  if (story.isComplete) return;
  const message = `only ${story.places.length} states of this story were looked at: let paths meet again, or read fewer flags and times`;
  yield warning("scenario-bound", yaml.place(["nodes"]), message);
};

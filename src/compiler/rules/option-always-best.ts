import { choiceOf } from "#domain/scenario/engine.ts";
import { error } from "../diagnostic.ts";
import { hasNoPrice } from "../scenario/best-passage.ts";
import type { StoryRule } from "./rule.ts";

/**
 * No option is the best wherever its decision is faced: better or equal in score, every gauge and time. A sound option has its price,
 * or depends on what went before.
 */
export const optionAlwaysBest: StoryRule = function* ({ scenario: { yaml }, story }) {
  for (const [index, node] of yaml.value.nodes.entries()) {
    if (node.kind !== "decision") continue;
    const faced = story.places.filter(({ state, passages }) => state.node === node.id && passages.length > 0);
    for (const [place, { id }] of node.options.entries()) {
      const choice = choiceOf(node.id, id);
      const isAlwaysBest =
        faced.length > 0 &&
        faced.every((at) => {
          const passage = at.passages.find((other) => other.choice === choice);
          return passage !== undefined && hasNoPrice(passage, at);
        });
      if (isAlwaysBest) {
        const message =
          "nothing speaks for another option here: give this one a price (time, trust, escalation), or let it depend on the story";
        yield error("option-always-best", yaml.place(["nodes", index, "options", place], id), message);
      }
    }
  }
};

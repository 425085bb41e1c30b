import { gauges } from "#domain/course/scenario.ts";
import { error } from "../diagnostic.ts";
import { greatestWays } from "../scenario/greatest-ways.ts";
import { writePath } from "../scenario/write-path.ts";
import type { StoryRule } from "./rule.ts";

/** No path takes a gauge below 0 or above its max: the range is chosen to hold the story. */
export const gaugeBounds: StoryRule = function* ({ scenario: { yaml }, story }) {
  for (const gauge of gauges) {
    const { start, max } = yaml.value.gauges[gauge];
    for (const sign of [1, -1]) {
      const ways = greatestWays(story, ({ change }) => sign * change[gauge]);
      const furthest = story.beginnings
        .map(({ change, at }) => {
          const way = (at === undefined ? undefined : ways[at]) ?? { amount: 0, path: [] };
          return { value: start + change[gauge] + sign * way.amount, path: way.path };
        })
        .reduce((far, other) => (sign * other.value > sign * far.value ? other : far), { value: start, path: [] as readonly string[] });
      if (furthest.value < 0 || furthest.value > max) {
        const message = `${gauge} comes to ${furthest.value}, outside 0 to ${max}: ${writePath(furthest.path)}`;
        yield error("gauge-bounds", yaml.place(["gauges", gauge], gauge), message);
      }
    }
  }
};

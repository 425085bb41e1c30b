import { bases } from "#domain/course/lesson.ts";
import { error } from "../diagnostic.ts";
import { standingOf } from "../markdown/lesson-text.ts";
import type { BlockRule } from "./rule.ts";

/** Binding law says where it binds from. */
export const basisPresent: BlockRule = function* ({ block }) {
  if (standingOf(block) !== "binding") return;
  const { basis } = block.attributes;
  if (!bases.some((known) => known === basis))
    yield error("basis-present", block, `"${block.id}" is binding: add basis=${bases.join(", ")}`);
};

import { standings } from "#domain/course/lesson.ts";
import { error } from "../diagnostic.ts";
import { standingOf } from "../markdown/lesson-text.ts";
import { markForms } from "../markdown/marks.ts";
import type { BlockRule } from "./rule.ts";

/** In a legal module every block that says what the law is has a standing; anywhere, a standing is one of those known. */
export const standingPresent: BlockRule = function* ({ block, module }) {
  if (block.attributes.standing === undefined) {
    if (module.yaml.value.legal && markForms[block.kind].asserts) {
      yield error("standing-present", block, `"${block.id}" needs a standing: ${standings.join(", ")}`);
    }
  } else if (standingOf(block) === undefined) {
    yield error("standing-present", block, `standing "${block.attributes.standing}" is not one of ${standings.join(", ")}`);
  }
};

import { citeRefsFrom } from "../cite/cite-ref.ts";
import { error } from "../diagnostic.ts";
import { markForms } from "../markdown/marks.ts";
import type { BlockRule } from "./rule.ts";

/** A block that says what the law is names its source. */
export const citePresent: BlockRule = function* ({ block, module }) {
  const needed = module.yaml.value.legal ? markForms[block.kind].asserts : block.attributes.standing !== undefined;
  if (needed && citeRefsFrom(block.attributes.cite).length === 0) {
    yield error("cite-present", block, `"${block.id}" needs its source: cite="library-id:pinpoint"`);
  }
};

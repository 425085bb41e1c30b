import { error, type Place, type Report } from "../diagnostic.ts";
import { translationStates } from "../schema/common.ts";
import type { BlockText } from "./lesson-text.ts";
import { markForms, structureAttributes, translationAttributes } from "./marks.ts";

const plainValue = /^[A-Za-z0-9 #:()./-]*$/;
const curlyQuote = /[“”„«»]/;
/** Attributes that hold words of a person, and so any letters. */
const freeText = new Set(["by", "plain"]);

/** Reports attributes that the mark does not have, that stand in the wrong language, or that hold what they cannot hold. */
export function checkAttributes(
  { id, kind, attributes }: Pick<BlockText, "id" | "kind" | "attributes">,
  isSource: boolean,
  place: Place,
  report: Report,
): void {
  const structure: readonly string[] = structureAttributes;
  const translation: readonly string[] = translationAttributes;
  for (const [name, value] of Object.entries(attributes)) {
    if (structure.includes(name) && !isSource) {
      report(error("structure-once", place, `"${id}": ${name} stands in the source text only`));
    } else if (translation.includes(name) && isSource) {
      report(error("of-only-translation", place, `"${id}": ${name} stands in translations only`));
    } else if (!translation.includes(name) && !markForms[kind].structure.includes(name)) {
      report(error("attr-known", place, `"${id}": ${kind} has no attribute "${name}"`));
    } else if (freeText.has(name) ? curlyQuote.test(value) : !plainValue.test(value)) {
      report(error("attr-plain", place, `"${value}": plain characters and straight quotes only`));
    } else if (name === "state" && !translationStates.some((known) => known === value)) {
      report(error("attr-known", place, `"${id}": state is one of ${translationStates.join(", ")}`));
    }
  }
}

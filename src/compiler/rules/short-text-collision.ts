import { acceptedForms, termForms } from "../build/short-text-forms.ts";
import { error } from "../diagnostic.ts";
import type { ItemRule } from "./rule.ts";

/** A form is right or wrong in every language alike: the grade depends on item and response only. */
export const shortTextCollision: ItemRule = function* ({ item, quiz, reference }) {
  if (item.yaml.kind !== "short-text") return;
  const owner = new Map(acceptedForms(item.yaml, quiz, reference).map((form) => [form, "the key"]));
  for (const term of Object.keys(item.yaml.wrong)) {
    for (const form of termForms(term, reference)) {
      const other = owner.get(form);
      if (other !== undefined) yield error("short-text-collision", item, `"${form}" is a form of "${term}" and of ${other}`);
      owner.set(form, `"${term}"`);
    }
  }
};

import { error } from "../diagnostic.ts";
import type { ModuleRule } from "./rule.ts";

/** Where a worksheet has steps, they hold every field once, in the order in which the fields stand. */
export const worksheetSteps: ModuleRule = function* ({ module }) {
  for (const { yaml } of module.worksheets) {
    const { steps, fields } = yaml.value;
    if (steps.length === 0) continue;
    const held = steps.flatMap((step, index) => step.fields.map((id) => ({ id, index })));
    const wrong = Math.max(held.length, fields.length);
    for (let at = 0; at < wrong; at += 1) {
      const [own, expected] = [held[at], fields[at]?.id];
      if (own?.id === expected) continue;
      const place = yaml.place(own ? ["steps", own.index] : ["steps"], own?.id ?? expected);
      yield error(
        "worksheet-steps",
        place,
        expected === undefined ? "this field stands in a step before" : `the next field is "${expected}"`,
      );
      break;
    }
  }
};

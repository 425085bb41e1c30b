import { error } from "../diagnostic.ts";
import type { ModuleRule } from "./rule.ts";

/**
 * Some answers open every field of a worksheet. A condition is about one earlier field, so that a field can be opened when its own
 * condition can hold: each field on the way to it asks for something else.
 */
export const worksheetReached: ModuleRule = function* ({ module }) {
  for (const { yaml } of module.worksheets) {
    const ids = yaml.value.fields.map(({ id }) => id);
    for (const [index, { id, when }] of yaml.value.fields.entries()) {
      if (when === undefined || !ids.includes(when.field)) continue;
      const place = yaml.place(["fields", index, "when"], id);
      if (ids.indexOf(when.field) >= index)
        yield error("worksheet-reached", place, `"${when.field}" does not stand before this field: nothing opens it`);
      else if (when.has?.every((option) => when.lacks?.includes(option)))
        yield error("worksheet-reached", place, "no answer has what this condition has and lacks what it lacks");
    }
  }
};

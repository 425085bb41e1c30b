import { error } from "../diagnostic.ts";
import type { ModuleRule } from "./rule.ts";

/** A module builds on modules that stand before it. */
export const prerequisiteKnown: ModuleRule = function* ({ module, course }) {
  const order = course.yaml.value.modules;
  const before = order.slice(0, order.indexOf(module.id));
  for (const [index, id] of module.yaml.value.prerequisites.entries()) {
    if (!before.includes(id))
      yield error("prerequisite-known", module.yaml.place(["prerequisites", index], id), "no module of this name stands before this one");
  }
};

import { error } from "../diagnostic.ts";
import type { ItemRule } from "./rule.ts";

/** An item tests an objective of its module; in a course-wide quiz it names the module as well. */
export const objectiveKnown: ItemRule = function* ({ item, module, course }) {
  const { objective } = item.yaml;
  if (module) {
    if (!module.yaml.value.objectives.includes(objective))
      yield error("objective-known", item, `module "${module.id}" has no objective "${objective}"`);
    return;
  }
  const [moduleId, objectiveId] = objective.split("/");
  const found = course.modules.find(({ id }) => id === moduleId)?.yaml.value.objectives.some((id) => id === objectiveId);
  if (!found) yield error("objective-known", item, `objective "${objective}" is not found: write module/objective`);
};

import { error } from "../diagnostic.ts";
import type { ConditionYaml, WorksheetYaml } from "../schema/worksheet-schema.ts";
import type { YamlPath } from "../source/read-yaml.ts";
import type { ModuleRule } from "./rule.ts";

/** Everything in a worksheet that names a field or an option names one that it has, and no field or part stands twice. */
export const worksheetField: ModuleRule = function* ({ module }) {
  for (const { yaml } of module.worksheets) {
    for (const [part, list] of Object.entries({ given: yaml.value.given, steps: yaml.value.steps, fields: yaml.value.fields })) {
      const ids = list.map(({ id }) => id);
      for (const [index, id] of ids.entries()) {
        if (ids.indexOf(id) !== index) yield error("worksheet-field", yaml.place([part, index], id), "this id stands twice");
      }
    }
    for (const { id, path } of unknownNames(yaml.value))
      yield error("worksheet-field", yaml.place(path, id), "the worksheet has no such field or option");
  }
};

interface Name {
  readonly id: string;
  readonly path: YamlPath;
}

function* unknownNames({ fields, steps, rules, model, result }: WorksheetYaml): Generator<Name> {
  const ids = new Set(fields.map(({ id }) => id));
  const optionsOf = (id: string): readonly string[] => {
    const field = fields.find((other) => other.id === id);
    return field && "options" in field ? field.options : [];
  };
  function* inFields(names: readonly string[], path: YamlPath): Generator<Name> {
    for (const id of names) if (!ids.has(id)) yield { id, path };
  }
  function* inCondition({ field, has = [], lacks = [] }: ConditionYaml, path: YamlPath): Generator<Name> {
    if (!ids.has(field)) yield { id: field, path };
    else for (const option of [...has, ...lacks]) if (!optionsOf(field).includes(option)) yield { id: option, path };
  }
  for (const [index, field] of fields.entries()) {
    if (field.when) yield* inCondition(field.when, ["fields", index, "when"]);
    for (const option of "cites" in field ? Object.keys(field.cites ?? {}) : [])
      if (!optionsOf(field.id).includes(option)) yield { id: option, path: ["fields", index, "cites", option] };
  }
  for (const [index, step] of steps.entries()) yield* inFields(step.fields, ["steps", index]);
  for (const [index, rule] of rules.entries()) {
    const path = ["rules", index];
    if (rule.check === "clash") for (const condition of rule.of) yield* inCondition(condition, path);
    else yield* inFields(rule.fields, path);
    if (rule.check === "needs") yield* inCondition({ field: rule.field, has: [rule.option] }, path);
  }
  yield* inFields(model, ["model"]);
  yield* inFields(result, ["result"]);
}

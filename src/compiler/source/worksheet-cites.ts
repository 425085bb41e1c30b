import type { CiteRef } from "#domain/course/text.ts";
import type { WorksheetYaml } from "../schema/worksheet-schema.ts";
import type { YamlPath } from "./read-yaml.ts";

export interface WorksheetCite {
  readonly ref: CiteRef;
  readonly path: YamlPath;
}

/** Every reference in the structure of a worksheet. */
export function* worksheetCites({ given, steps, fields, rules, criteria }: WorksheetYaml): Generator<WorksheetCite> {
  for (const [part, list] of Object.entries({ given, steps, fields, rules })) {
    for (const [index, { cite = [] }] of list.entries()) for (const ref of cite) yield { ref, path: [part, index] };
  }
  for (const [index, field] of fields.entries()) {
    if (!("cites" in field)) continue;
    for (const [option, refs] of Object.entries(field.cites ?? {})) {
      for (const ref of refs) yield { ref, path: ["fields", index, "cites", option] };
    }
  }
  for (const [id, { cite }] of Object.entries(criteria)) for (const ref of cite) yield { ref, path: ["criteria", id] };
}

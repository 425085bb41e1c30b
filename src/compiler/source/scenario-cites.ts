import type { CiteRef } from "#domain/course/text.ts";
import { legalTests } from "#domain/scenario/law.ts";
import type { ScenarioYaml } from "../schema/scenario-schema.ts";
import type { YamlPath } from "./read-yaml.ts";

export interface ScenarioCite {
  readonly ref: CiteRef;
  readonly path: YamlPath;
}

/** Every reference in the structure of a scenario, and those of the rules of law that judge its acts. */
export function* scenarioCites({ nodes, rubric }: ScenarioYaml): Generator<ScenarioCite> {
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== "decision") continue;
    for (const [place, { cite }] of node.help.entries()) for (const ref of cite) yield { ref, path: ["nodes", index, "help", place] };
    for (const [place, { cite, act }] of node.options.entries()) {
      const refs = [...cite, ...(act ? legalTests(act.kind).map((test) => test.cite) : [])];
      for (const ref of refs) yield { ref, path: ["nodes", index, "options", place] };
    }
  }
  for (const [index, { cite }] of rubric.entries()) for (const ref of cite) yield { ref, path: ["rubric", index] };
}

import { error } from "../diagnostic.ts";
import type { ScenarioRule } from "./rule.ts";
import { outcomesOf } from "./scenario-words.ts";

/** Every option cites its law, and says in every language what follows from it and why. */
export const optionExplained: ScenarioRule = function* ({ scenario: { yaml, words } }) {
  for (const [index, node] of yaml.value.nodes.entries()) {
    if (node.kind !== "decision") continue;
    for (const [place, option] of node.options.entries()) {
      const at = yaml.place(["nodes", index, "options", place], option.id);
      if (option.cite.length === 0) yield error("option-explained", at, "an option needs its source: cite: [library-id:pinpoint]");
      for (const file of words.values()) {
        const own = file.value.nodes[node.id]?.options[option.id];
        if (own === undefined) continue;
        const missing = (what: string) =>
          error("option-explained", file.place(["nodes", node.id, "options", option.id], option.id), `say ${what}`);
        const results =
          own.results ?? (own.result === undefined ? {} : Object.fromEntries(outcomesOf(option).map((id) => [id, own.result])));
        for (const outcome of outcomesOf(option))
          if (results[outcome] === undefined) yield missing(`what follows: result${option.outcomes ? `s: ${outcome}` : ""}`);
        if (own.why === undefined) yield missing("why this is sound or not: why");
      }
    }
  }
};

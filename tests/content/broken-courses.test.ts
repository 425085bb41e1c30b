import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { compileSources } from "#compiler/compile.ts";
import { brokenNames, readBroken, reportedRules } from "./fixture-courses.ts";

const names = await brokenNames();
const scenarioNames = [
  "dead-end",
  "gauge-bounds",
  "node-reached",
  "option-always-best",
  "option-explained",
  "path-ends",
  "scenario-bound",
  "scenario-known",
  "when-satisfiable",
];

describe("courses broken in one way", () => {
  it.each(names)(
    "reports %s and nothing else, and packs the course and the reference shelf unless that is an error in them",
    async (rule) => {
      const { diagnostics, manifests, reference } = compileSources(await readBroken(rule));
      const errorsIn = (folder: RegExp) => diagnostics.some(({ severity, file }) => severity === "error" && folder.test(file));
      expect([...new Set(diagnostics.map((diagnostic) => diagnostic.rule))]).toEqual([rule]);
      expect(manifests.size).toBe(errorsIn(/^diplomatic-notes\//) ? 0 : 1);
      expect(reference === null).toBe(errorsIn(/^(glossary|library|timeline|positions)\//));
    },
  );

  it.each(scenarioNames)("reports %s of a scenario in its graph, by line", async (rule) => {
    const { diagnostics } = compileSources(await readBroken(rule));
    expect(diagnostics.every(({ file, line }) => file.endsWith("closed-customs-house/scenario.yaml") && line !== undefined)).toBe(true);
  });

  it("exist for every rule that the compiler reports", async () => {
    expect(await reportedRules()).toEqual(names);
  });

  it("are explained to authors", async () => {
    const guide = await readFile(resolve(import.meta.dirname, "../../docs/authoring.md"), "utf8");
    const rules = guide.slice(guide.indexOf("## 10. Rules"));
    expect(names.filter((name) => !new RegExp(`(?<![a-z-])${name}(?![a-z-])`).test(rules))).toEqual([]);
  });
});

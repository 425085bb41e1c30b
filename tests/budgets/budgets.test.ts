import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type PartSize, readBuildSizes, sumOf } from "../bench/build-sizes.ts";

/** Budgets of the build that `npm test` made, in KiB of brotli 11 (docs/benchmark.md). */
let read: ReturnType<typeof readBuildSizes> | undefined;
const sizes = () => {
  read ??= readBuildSizes(join(import.meta.dirname, "../../dist"));
  return read;
};

/** Empty when the parts fit; else what was missed and what it is made of, the largest part first. */
function missed(budgetKib: number, parts: readonly PartSize[]): string {
  const kib = sumOf(parts);
  if (kib <= budgetKib) return "";
  const list = [...parts].sort((a, b) => b.kib - a.kib).map((part) => `  ${part.kib.toFixed(1)} ${part.name}`);
  return [`${kib.toFixed(1)} KiB are ${(kib - budgetKib).toFixed(1)} over the budget of ${budgetKib}:`, ...list].join("\n");
}
const missedByAny = (budgetKib: number, parts: readonly PartSize[]): string =>
  parts
    .map((part) => missed(budgetKib, [part]))
    .filter(Boolean)
    .join("\n");

describe("budgets of the build", () => {
  it("gives the scripts that run before a practice is usable on a new device 98 KiB", () => {
    expect(missed(98, sizes().quizScripts())).toBe("");
  });

  it("gives the scripts of scenarios 30 KiB", () => {
    expect(missed(30, sizes().scenarioScripts())).toBe("");
  });

  it("gives the style inside a page of each kind 5 KiB", () => {
    expect(missedByAny(5, sizes().inlineStyles())).toBe("");
  });

  it("gives all styles together 12 KiB", () => {
    expect(missed(12, sizes().styles())).toBe("");
  });

  it("gives the service worker 10 KiB", () => {
    expect(missed(10, [sizes().serviceWorker()])).toBe("");
  });

  it("gives the text of one lesson 4 KiB in every language", () => {
    const texts = sizes().lessonTexts();
    expect(texts.length).toBeGreaterThan(0);
    expect(missedByAny(4, texts)).toBe("");
  });

  it("gives the download of a course in one language 150 KiB, and 190 to the eight scenarios", () => {
    const downloads = sizes().downloads();
    expect(downloads.length).toBeGreaterThan(0);
    const ofScenarios = ({ name }: PartSize) => name.startsWith("decision-room ");
    expect(
      missedByAny(
        150,
        downloads.filter((part) => !ofScenarios(part)),
      ),
    ).toBe("");
    expect(missedByAny(190, downloads.filter(ofScenarios))).toBe("");
  });

  it("gives the index of the catalogue 60 KiB", () => {
    expect(missed(60, [sizes().catalogue()])).toBe("");
  });
});

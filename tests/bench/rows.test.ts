import { describe, expect, it } from "vitest";
import { noiseWarning, rowCells, verdictOf } from "./rows.ts";

describe("a row of the benchmark", () => {
  it("holds a ratio of medians against its limits", () => {
    expect(verdictOf("lesson", { base: [1000, 1000, 9000], app: [1140, 1100, 1150] })).toBe("aim met");
    expect(verdictOf("lesson", { base: [1000], app: [1290] })).toBe("met");
    expect(verdictOf("lesson", { base: [1000], app: [1310] })).toBe("not met");
  });

  it("holds an amount against its limits, whatever the static page needs", () => {
    expect(verdictOf("course", { base: [9], app: [180] })).toBe("aim met");
    expect(verdictOf("course", { base: [9], app: [220] })).toBe("met");
    expect(verdictOf("course", { base: [9], app: [220.1] })).toBe("not met");
  });

  it("shows medians with their range, limits and mark", () => {
    expect(rowCells("offline", { base: [160, 150, 170], app: [480, 440, 470] })).toEqual([
      "offline re-open of a lesson, server stopped",
      "160 ms (150–170)",
      "x2.94 = 470 ms (440–480)",
      "x3",
      "x2.5",
      "met",
    ]);
  });

  it("shows a row that the static page cannot have", () => {
    expect(rowCells("decision", { base: [], app: [90] })).toEqual([
      "decision to consequence painted",
      "–",
      "90 ms",
      "100 ms",
      "80 ms",
      "met",
    ]);
    expect(noiseWarning("decision", { base: [], app: [90] })).toBeUndefined();
  });

  it("warns when the static page itself was not steady", () => {
    expect(noiseWarning("lesson", { base: [1000, 1290], app: [1] })).toBeUndefined();
    expect(noiseWarning("lesson", { base: [1000, 1400], app: [1] })).toContain("40 %");
    expect(noiseWarning("heap", { base: [1, 2], app: [1] })).toBeUndefined();
  });
});

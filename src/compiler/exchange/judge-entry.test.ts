import { describe, expect, it } from "vitest";
import { type ExchangeEntry, textHash } from "./exchange-file.ts";
import { judgeEntry } from "./judge-entry.ts";
import type { WordsSegment } from "./words-file.ts";

const segment: WordsSegment = { id: "a#b", path: ["b"], source: "One", target: "Un", form: "plain", free: false, kind: "title" };
const entry: ExchangeEntry = { id: "a#b", source: "One", target: "Un", needsReview: false, base: textHash("Un") };
const judge = (changes: Partial<ExchangeEntry>, now: Partial<WordsSegment> = {}) =>
  judgeEntry({ ...entry, ...changes }, { ...segment, ...now });
const reason = (changes: Partial<ExchangeEntry>, now: Partial<WordsSegment> = {}): string => {
  const verdict = judge(changes, now);
  return verdict.kind === "refused" ? verdict.reason : verdict.kind;
};

describe("judgeEntry", () => {
  it("leaves alone what nobody touched, whatever has become of it in the project", () => {
    expect(judge({})).toEqual({ kind: "unchanged", seen: true });
    expect(judge({}, { target: "Une" })).toEqual({ kind: "unchanged", seen: false });
    expect(judge({}, { source: "Two" })).toEqual({ kind: "unchanged", seen: false });
    expect(judge({ target: "", base: textHash("") }, { target: "Une" })).toEqual({ kind: "unchanged", seen: false });
  });

  it("does not take white space at line ends, or another composition, for a change", () => {
    expect(judge({ target: " é \n" }, { target: "e\u0301" })).toEqual({ kind: "unchanged", seen: true });
  });

  it("takes a text that is new, or changed since the export on one side only", () => {
    expect(judge({ target: "Une" })).toEqual({ kind: "changed", text: "Une" });
    expect(judge({ target: "Une", base: textHash("") }, { target: "" })).toEqual({ kind: "changed", text: "Une" });
    expect(judge({ target: "Une", base: undefined }, { target: "" })).toEqual({ kind: "changed", text: "Une" });
  });

  it("does not mind how the entries of a list are indented", () => {
    const list = { form: "list", source: "One\nTwo", target: "Un\nDeux" } as const;
    expect(judge({ source: "One\nTwo", target: "Un\n  Deux" }, list)).toEqual({ kind: "unchanged", seen: true });
    expect(judge({ source: "One\nTwo", target: "Un\n  Trois", base: textHash("Un\nDeux") }, list)).toEqual({
      kind: "changed",
      text: "Un\nTrois",
    });
  });

  it("never overwrites what is newer in the project", () => {
    expect(reason({ target: "Une" }, { target: "Le" })).toContain("newer than the export");
    expect(reason({ target: "Une", base: undefined })).toContain("no longer says");
    expect(reason({ target: "Une", base: textHash("") })).toContain("newer than the export");
  });

  it("refuses a translation of a text that has changed, one that was taken away, and one that is not finished", () => {
    expect(reason({ target: "Une" }, { source: "Two" })).toContain("source text has changed");
    expect(reason({ target: "" })).toContain("empty");
    expect(reason({ target: "Une", needsReview: true })).toContain("unfinished");
  });

  it("has seen a text only when it is not marked for review", () => {
    expect(judge({ needsReview: true })).toEqual({ kind: "unchanged", seen: false });
  });
});

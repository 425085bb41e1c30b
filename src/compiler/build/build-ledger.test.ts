import { describe, expect, it } from "vitest";
import { compileSources } from "#compiler/compile.ts";
import { readSourceFiles, type SourceFiles } from "#compiler/source/source-files.ts";
import { ledgerStatus, type TranslationLedger } from "#domain/course/translation-ledger.ts";
import { goodRoot, readBroken } from "../../../tests/content/fixture-courses.ts";

function ledgersOf(sources: SourceFiles): ReadonlyMap<string, TranslationLedger> {
  const { manifests, files } = compileSources(sources);
  return new Map(
    [...manifests.values()].flatMap(({ manifest }) =>
      Object.entries(manifest.activities).map(([id, { ledger }]) => [id, JSON.parse(files.get(ledger?.hash ?? "") ?? "null")] as const),
    ),
  );
}

describe("the translation ledger", () => {
  it("names title and every block of a lesson, every item of a quiz, and a worksheet as a whole", async () => {
    const ledgers = ledgersOf(await readSourceFiles(goodRoot));
    const idsOf = (activity: string) => ledgers.get(activity)?.parts.map(({ id }) => id);
    expect(idsOf("what-a-note-is")?.slice(0, 3)).toEqual(["", "q-open", expect.any(String)]);
    expect(idsOf("check-notes")).toContain("who-signs");
    expect(idsOf("draft-note")).toEqual([""]);
  });
  it("says of every part of a confirmed translation that it is current, who translated it and from which version", async () => {
    const ledger = ledgersOf(await readSourceFiles(goodRoot)).get("what-a-note-is");
    for (const part of ledger?.parts ?? []) {
      const translated = ledger?.translations.ar?.[part.id];
      expect(ledgerStatus(part, translated), part.id).toBe("current");
      expect(translated).toMatchObject({ state: "machine", of: part.version });
      expect(part.version).toMatch(/^[0-9a-f]{8}$/);
    }
  });
  it("says which part is stale or unconfirmed", async () => {
    const statuses = async (broken: string) => {
      const ledger = ledgersOf(await readBroken(broken)).get("what-a-note-is");
      return ledger?.parts.map((part) => ledgerStatus(part, ledger.translations.ar?.[part.id]));
    };
    expect(await statuses("translation-stale")).toContain("stale");
    expect(await statuses("translation-unconfirmed")).toContain("unconfirmed");
  });
});

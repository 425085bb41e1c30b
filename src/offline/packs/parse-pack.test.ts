import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackServer } from "../../../tests/support/pack-server.ts";
import { neededFiles } from "./needed-files.ts";
import { parseCatalogue, parseInstalledPacks, parseManifest, parseReferenceManifest } from "./parse-pack.ts";

const ref = (digit: string) => ({ hash: digit.repeat(32), bytes: 10 });
const manifest = {
  format: 1,
  course: "responsibility",
  sourceLocale: "en",
  outline: ref("0"),
  words: { en: ref("1"), ar: ref("2") },
  activities: { attribution: { structure: ref("3"), words: { en: ref("4") } } },
};

describe("parsing packs", () => {
  it("reads manifests and catalogues, and leaves what a newer Concord added aside", async () => {
    expect(parseManifest({ ...manifest, colour: "green" })).toEqual({ ok: true, value: manifest });
    const server = new PackServer();
    await server.publishCourse("responsibility", {});
    const catalogue = JSON.parse(new TextDecoder().decode(server.files.get("/packs/catalogue.json")));
    expect(parseCatalogue(catalogue)).toEqual({ ok: true, value: catalogue });
  });
  it("tells a newer format from something else", () => {
    expect(parseManifest({ ...manifest, format: 2 })).toEqual({ ok: false, error: { code: "newer-format" } });
    for (const other of [null, {}, { ...manifest, outline: ref("x") }, { ...manifest, words: { en: { hash: 1 } } }]) {
      expect(parseManifest(other)).toEqual({ ok: false, error: { code: "not-a-pack" } });
    }
  });
  it("reads a reference shelf that was made before the app had a language, with the English words in its place", () => {
    const files = { structure: ref("5"), words: { en: ref("6"), ar: ref("7") } };
    const collections = { glossary: files, library: files, timeline: files, positions: files, "used-in": files };
    const shelf = { format: 1, pack: "reference", collections };
    expect(parseReferenceManifest(shelf)).toMatchObject({
      ok: true,
      value: { collections: { glossary: { words: { en: ref("6"), ar: ref("7"), fr: ref("6") } } } },
    });
    const noEnglish = { ...shelf, collections: { ...collections, glossary: { ...files, words: { ar: ref("7") } } } };
    expect(parseReferenceManifest(noEnglish)).toEqual({ ok: false, error: { code: "not-a-pack" } });
  });
  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const parse of [parseManifest, parseCatalogue, parseInstalledPacks]) parse(value);
      }),
    );
  });
});

describe("neededFiles", () => {
  const hashes = (locales: Parameters<typeof neededFiles>[1]) => {
    const parsed = parseManifest(manifest);
    return parsed.ok ? neededFiles(parsed.value, locales).map(({ hash }) => hash[0]) : [];
  };
  it("names each file once, with the source language where a language is missing", () => {
    expect(hashes(["en"])).toEqual(["0", "1", "3", "4"]);
    expect(hashes(["ar"])).toEqual(["0", "2", "3", "4"]);
    expect(hashes(["en", "ar"])).toEqual(["0", "1", "2", "3", "4"]);
  });
});

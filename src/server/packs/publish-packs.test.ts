import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogueText, packName, packText, writeSmallBuild } from "../../../tests/support/small-build.ts";
import { publishPacks } from "./publish-packs.ts";

let folder: string;
let built: string;
let dataDir: string;
let packs: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-packs-"));
  writeSmallBuild(folder);
  built = join(folder, "packs");
  dataDir = join(folder, "data");
  packs = join(dataDir, "packs");
});
afterEach(() => rmSync(folder, { recursive: true }));

const publish = () => publishPacks(built, dataDir);
const published = (name: string) => readFileSync(join(packs, name), "utf8");
const formsOf = (name: string) => [name, `${name}.br`, `${name}.gz`];
const everything = [...formsOf(packName), ...formsOf("catalogue.json")].sort();

describe("publishPacks", () => {
  it("puts packs, catalogue and their compressed forms into an empty data folder", async () => {
    expect(await publish()).toEqual({ ok: true, value: { folder: packs, published: 6 } });
    expect(readdirSync(packs).sort()).toEqual(everything);
    expect([published(packName), published("catalogue.json")]).toEqual([packText, catalogueText]);
    expect(brotliDecompressSync(readFileSync(join(packs, `${packName}.br`))).toString()).toBe(packText);
  });

  it("changes nothing the second time", async () => {
    await publish();
    const before = everything.map((name) => statSync(join(packs, name)).ino);
    expect(await publish()).toEqual({ ok: true, value: { folder: packs, published: 0 } });
    expect(everything.map((name) => statSync(join(packs, name)).ino)).toEqual(before);
  });

  it("keeps old versions that the new build no longer has, and replaces the catalogue", async () => {
    await publish();
    for (const name of formsOf(packName)) rmSync(join(built, name));
    writeFileSync(join(built, "catalogue.json"), '{"format":1,"courses":[1]}');
    await publish();
    expect(published(packName)).toBe(packText);
    expect(published("catalogue.json")).toBe('{"format":1,"courses":[1]}');
  });

  it("keeps no compressed catalogue of an older build", async () => {
    await publish();
    for (const form of [".br", ".gz"]) rmSync(join(built, `catalogue.json${form}`));
    await publish();
    expect(readdirSync(packs).filter((name) => name.startsWith("catalogue"))).toEqual(["catalogue.json"]);
  });

  it("makes an interrupted run good: half-written and torn files are replaced, none is left over", async () => {
    mkdirSync(join(packs, ".publishing"), { recursive: true });
    writeFileSync(join(packs, ".publishing", packName), packText.slice(0, 5));
    writeFileSync(join(packs, `${packName}.br`), "");
    writeFileSync(join(packs, packName), packText.slice(0, 9));
    expect(await publish()).toMatchObject({ ok: true, value: { published: 6 } });
    expect(readdirSync(packs).sort()).toEqual(everything);
    expect(published(packName)).toBe(packText);
  });

  it("refuses a build with a damaged pack before anything is written", async () => {
    writeFileSync(join(built, packName), `${packText} `);
    expect(await publish()).toEqual({ ok: false, error: { code: "pack-damaged", file: join(built, packName) } });
    expect(existsSync(dataDir)).toBe(false);
  });

  it("refuses a build without a catalogue", async () => {
    rmSync(join(built, "catalogue.json"));
    expect(await publish()).toEqual({ ok: false, error: { code: "packs-missing", folder: built } });
    expect(await publishPacks(join(folder, "nowhere"), dataDir)).toMatchObject({ ok: false, error: { code: "packs-missing" } });
  });

  it("says so when the data folder cannot be written", async () => {
    writeFileSync(dataDir, "a file where the folder should be");
    expect(await publish()).toMatchObject({
      ok: false,
      error: { code: "data-dir-unwritable", folder: packs, cause: expect.stringContaining("ENOTDIR") },
    });
  });
});

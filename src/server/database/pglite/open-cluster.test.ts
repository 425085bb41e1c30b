import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DurableNodeFs } from "./durable-node-fs.ts";
import { ensureCluster } from "./ensure-cluster.ts";
import { openCluster } from "./open-cluster.ts";

const dataDir = mkdtempSync(join(tmpdir(), "concord-cluster-"));
let folder: string;

beforeAll(async () => {
  const made = await ensureCluster(dataDir);
  if (!made.ok) throw new Error(made.error.code);
  folder = made.value;
}, 120_000);
afterAll(() => rmSync(dataDir, { recursive: true }));

/** PGlite's own file system: a commit makes no fsync that reaches the disk. */
class ForgetfulFs extends DurableNodeFs {
  override async init(...parameters: Parameters<DurableNodeFs["init"]>): ReturnType<DurableNodeFs["init"]> {
    const { emscriptenOpts } = await super.init(...parameters);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: emscriptenOpts.preRun?.slice(0, -1) ?? [] } };
  }
}

describe("the embedded database", () => {
  it("makes at least one fsync for each commit", { timeout: 120_000 }, async () => {
    const opened = await openCluster(folder);
    if (!opened.ok) throw new Error(opened.error.code);
    const { pg, fsyncs } = opened.value;
    await pg.exec("create table counted (n integer)");
    for (let n = 0; n < 20; n++) {
      const before = fsyncs();
      await pg.query("insert into counted values ($1)", [n]);
      expect(fsyncs()).toBeGreaterThan(before);
    }
    await pg.close();
  });

  it("is refused when its first commits reach no disk", { timeout: 120_000 }, async () => {
    expect(await openCluster(folder, new ForgetfulFs(folder))).toEqual({ ok: false, error: { code: "not-durable" } });
  });

  it("is refused with the cause when its files are no database", { timeout: 120_000 }, async () => {
    const empty = join(dataDir, "empty");
    mkdirSync(empty);
    rmSync(join(folder, "global"), { recursive: true });
    expect(await openCluster(folder)).toMatchObject({ ok: false, error: { code: "cluster-unusable" } });
  });
});

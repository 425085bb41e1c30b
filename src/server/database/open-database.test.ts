import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, inject, it } from "vitest";
import { openNewPostgresql } from "../../../tests/support/test-database.ts";
import { isUnavailable } from "./database-error.ts";
import { readEpoch, renewEpoch } from "./epoch.ts";
import { databaseMessage, openDatabase } from "./open-database.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-open-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function open(config: Parameters<typeof openDatabase>[0]) {
  const opened = await openDatabase(config);
  if (!opened.ok) throw new Error(databaseMessage(opened.error));
  return opened.value;
}

describe("openDatabase, embedded", { timeout: 180_000 }, () => {
  const dataDir = join(folder, "data");

  it("keeps its epoch and its rows from one start to the next, and takes a new epoch after a restore", async () => {
    const first = await open({ dataDir });
    const epoch = await readEpoch(first.kysely);
    await first.kysely.insertInto("learners").values({ tenant: "t", id: "6f1c8f62-9a0f-4f7e-8a65-000000000001" }).execute();
    await first.close();

    const second = await open({ dataDir });
    expect(await readEpoch(second.kysely)).toBe(epoch);
    expect(await second.kysely.selectFrom("learners").select(["head", "tenant"]).execute()).toEqual([{ head: 0, tenant: "t" }]);
    const renewed = await second.transaction((trx) => renewEpoch(trx));
    expect(renewed).not.toBe(epoch);
    expect(await readEpoch(second.kysely)).toBe(renewed);
    await second.close();
  });

  it("refuses a data folder that another process uses, and is there once that process is killed", async () => {
    const script = `
      import { openDatabase } from "#server/database/open-database.ts";
      const opened = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
      console.log(opened.ok);
      setInterval(() => {}, 1000);`;
    const program = join(import.meta.dirname, "../../../.cache", `other-process-${process.pid}.mts`);
    mkdirSync(join(program, ".."), { recursive: true });
    writeFileSync(program, script);
    const other = spawn(process.execPath, ["--import", "tsx", program], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [said] = await once(other.stdout, "data");
      expect(String(said).trim()).toBe("true");
      const refused = await openDatabase({ dataDir });
      expect(refused).toEqual({ ok: false, error: { code: "data-dir-in-use", dataDir } });
      expect(!refused.ok && databaseMessage(refused.error)).toBe(
        `another Concord is using the data in ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
      );
    } finally {
      const ended = once(other, "exit");
      other.kill("SIGKILL");
      await ended;
      rmSync(program);
    }
    await (await open({ dataDir })).close();
  });

  it("makes its cluster anew when the first start was cut off", async () => {
    const cutOff = join(folder, "cut-off");
    mkdirSync(join(cutOff, "database.new/base"), { recursive: true });
    await (await open({ dataDir: cutOff })).close();
  });

  it("says that a folder cannot be written to", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(await openDatabase({ dataDir: join(file, "data") })).toMatchObject({ ok: false, error: { code: "data-dir-unwritable" } });
  });

  it("gives every query its own answer, also after one with a value that could not be sent to it", async () => {
    const db = await open({ dataDir });
    await expect(sql`select ${Symbol("none")} as value`.execute(db.kysely)).rejects.toThrow("could not be cloned");
    const { rows } = await sql`select 2 as value`.execute(db.kysely);
    expect(rows).toEqual([{ value: 2 }]);
    await db.close();
  });

  it.each([new Date(Number.NaN), "perhaps"])("goes on after a value that cannot be written for PostgreSQL: %s", async (value) => {
    const told: Error[] = [];
    const db = await open({ dataDir, onGone: (error) => void told.push(error) });
    const type = sql.raw(value instanceof Date ? "timestamptz" : "bool");
    const failed = db.transaction((trx) => sql`select ${value}::${type}`.execute(trx));
    await expect(failed).rejects.toMatchObject({ kind: "query-failed" });
    const { rows } = await db.transaction((trx) => sql`select 2 as value`.execute(trx));
    expect(rows).toEqual([{ value: 2 }]);
    expect(told).toEqual([]);
    await db.close();
  });

  it("says once that it has failed for good, and not when it is closed", async () => {
    const told: Error[] = [];
    const onGone = (error: Error) => void told.push(error);
    await (await open({ dataDir, onGone })).close();
    expect(told).toEqual([]);

    const started = once(process, "worker");
    const db = await open({ dataDir, onGone });
    const [thread] = await started;
    await thread.terminate();
    for (let time = 0; time < 2; time++)
      await expect(sql`select 1 as value`.execute(db.kysely)).rejects.toMatchObject({ kind: "database-gone" });
    expect(told).toHaveLength(1);
    await db.close();
  });

  it("ends a query inside a transaction that goes around the transaction, instead of waiting for itself", async () => {
    const db = await open({ dataDir });
    const around = db.transaction(async () => readEpoch(db.kysely));
    await expect(around).rejects.toThrow("the connection was not free in time");
    await expect(around).rejects.toSatisfy(isUnavailable);
    expect(await readEpoch(db.kysely)).toEqual(expect.any(String));
    await db.close();
  });

  it("leaves a database alone that a newer Concord has changed, and says so", async () => {
    const db = await open({ dataDir });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-of-a-newer-concord', '2036-01-01')`.execute(db.kysely);
    await db.close();
    expect(await openDatabase({ dataDir })).toMatchObject({
      ok: false,
      error: { code: "migration-failed", cause: expect.stringContaining("9999-of-a-newer-concord") },
    });
  });
});

describe("openDatabase, PostgreSQL", () => {
  it("says that the server cannot be reached", async () => {
    const opened = await openDatabase({ dataDir: folder, databaseUrl: "postgres://nobody@127.0.0.1:1/none" });
    expect(opened).toMatchObject({ ok: false, error: { code: "database-unreachable", cause: expect.stringContaining("ECONNREFUSED") } });
  });

  it.skipIf(inject("postgresqlUrl") === "")("brings the tables up to date once, though several processes start at once", async () => {
    const database = await openNewPostgresql(inject("postgresqlUrl"), 4);
    expect(await database.kysely.selectFrom("server").selectAll().execute()).toHaveLength(1);
    await database.close();
  });
});

import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createApiClient, joinCodeFrom, password, signedInAdministrator, signedUp } from "../../../tests/support/api-client.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { notedStatement } from "../../../tests/support/noted-statement.ts";
import { oneTimeCode } from "../../../tests/support/one-time-code.ts";
import { openNewPostgresql, openPgliteInMemory } from "../../../tests/support/test-database.ts";
import type { Database } from "../database/database.ts";
import { readEpoch } from "../database/epoch.ts";
import { createPublishedPacks } from "../sync/published-packs.ts";
import { backupTables, tablesLeftOut } from "./backup-tables.ts";
import type { CommandContext } from "./command.ts";
import { commands } from "./commands.ts";
import { askServer, serveOperator } from "./operator-socket.ts";

const postgresqlUrl = inject("postgresqlUrl");
const pglite = { kind: "PGlite", open: openPgliteInMemory };
const postgresql = { kind: "PostgreSQL", open: () => openNewPostgresql(postgresqlUrl) };
const moves =
  postgresqlUrl === ""
    ? [{ from: pglite, to: pglite }]
    : [
        { from: pglite, to: postgresql },
        { from: postgresql, to: pglite },
      ];
const scratch = mkdtempSync(join(tmpdir(), "concord-commands-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const contextOf = ({ services, erasureLog, dataDir }: ApiServer): CommandContext => ({
  db: services.db,
  packs: createPublishedPacks(join(dataDir, "packs")),
  clock: services.clock,
  erasureLog,
  dataDir,
  publicOrigin: "http://localhost:8080",
});
const run = (server: ApiServer, name: string, options = {}) => {
  const command = commands[name];
  if (!command) throw new Error(`there is no command ${name}`);
  return command.run(contextOf(server), options);
};

/** Everything in a backup's tables, in an order that both databases share. */
async function contentOf({ kysely }: Database): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const table of backupTables) {
    const { rows } = await sql<{ row: string }>`select to_json(t)::text as row from ${sql.table(table)} t`.execute(kysely);
    content[table] = createHash("sha256")
      .update(
        rows
          .map(({ row }) => row)
          .sort()
          .join("\n"),
      )
      .digest("hex");
  }
  return content;
}

for (const { from, to } of moves) {
  describe(`a backup from ${from.kind} to ${to.kind}`, () => {
    let source: ApiServer;
    let target: ApiServer;
    const file = join(scratch, `${from.kind}-${to.kind}.jsonl.gz`);
    let secret = "";
    let leaverId = "";
    beforeAll(async () => {
      source = await startApiServer({ db: await from.open() });
      target = await startApiServer({ db: await to.open() });
      const administrator = await signedInAdministrator(source);
      const joinCode = await joinCodeFrom(administrator, { role: "learner", cohort: "Dakar ليلى" });
      const learner = await signedUp(source.app, joinCode, "learner");
      const { id } = (await learner.get("session")).json().account;
      const statements = Array.from({ length: 450 }, (_, index) => notedStatement(`note ${index} \0 \ud800 "\\" ليلى`));
      await learner.post("sync/push", { epoch: null, learner: id, statements });
      const started = (await learner.post("account/two-factor/start", { password })).json();
      secret = new URL(started.uri).searchParams.get("secret") ?? "";
      await learner.post("account/two-factor/confirm", { code: oneTimeCode(secret, Date.now()) });
      leaverId = (await (await signedUp(source.app, joinCode, "leaver")).get("session")).json().account.id;
      const { token } = (await administrator.post("admin/origins", { name: "Laptop" })).json();
      const forwarded = { learner: { id, name: "L" }, statements: [notedStatement("forwarded \0")] };
      await administrator.post("forward", forwarded, { authorization: `Bearer ${token}` });
    });
    afterAll(async () => {
      await source.close();
      await target.close();
    });

    it("puts everything back under a new epoch, and whoever was deleted since stays deleted", async () => {
      expect(await run(source, "backup", { file })).toMatchObject({ isOk: true });
      const before = await contentOf(source.services.db);
      target.erasureLog.append({ tenant: "default", account: leaverId, at: new Date().toISOString(), forwarded: [] });
      const outcome = await run(target, "restore", { file });
      expect(outcome).toMatchObject({ isOk: true, message: expect.stringContaining("1 deleted again") });
      const {
        server: epoch,
        audit,
        accounts,
        credentials,
        learners,
        enrolments,
        server_records,
        ...after
      } = await contentOf(target.services.db);
      expect(before).toMatchObject(after);
      expect(epoch).not.toBe(before.server);
      expect(await readEpoch(target.services.db.kysely)).not.toBe(await readEpoch(source.services.db.kysely));
      const left = await target.services.db.kysely.selectFrom("accounts").select("user_name").orderBy("user_name").execute();
      expect(left.map(({ user_name }) => user_name)).toEqual(["admin", "learner"]);
    });

    it("opens with the same passwords and authenticator apps, and with no session of before", async () => {
      expect(await target.services.db.kysely.selectFrom("sessions").select("id").execute()).toEqual([]);
      const restarted = await startApiServer({ db: target.services.db });
      const client = createApiClient(restarted.app);
      expect((await client.post("sign-in", { user: "learner", password })).json()).toEqual({ needs: "second-factor" });
      const opened = await client.post("sign-in/second-factor", { code: oneTimeCode(secret, Date.now()) });
      const { id } = opened.json().account;
      expect((await client.get(`sync/pull?learner=${id}&limit=500`)).json()).toMatchObject({ head: 451 });
      await restarted.stop();
    });

    it("is not put over a database in use without being told to", async () => {
      expect(await run(target, "restore", { file })).toMatchObject({ isOk: false, message: expect.stringContaining("--replace") });
      expect(await run(target, "restore", { file, replace: true })).toMatchObject({ isOk: true });
    });

    it("adds an export to what is there, as often as one likes", async () => {
      const exported = join(scratch, `${from.kind}-${to.kind}.jsonl`);
      expect(await run(source, "export", { file: exported })).toMatchObject({
        isOk: true,
        message: expect.stringContaining("3 accounts"),
      });
      const text = readFileSync(exported, "utf8");
      expect(text).not.toContain("argon2");
      expect(text.split("\n").filter((line) => line.includes('"statement"'))).toHaveLength(450);
      const empty = await startApiServer({ db: await to.open() });
      expect((await run(empty, "import", { file: exported })).message).toBe("3 accounts are new, 452 records are here.");
      expect((await run(empty, "import", { file: exported })).message).toBe("0 accounts are new, 452 records are here.");
      const administrator = await signedInAdministrator(empty, "second-admin");
      const { items } = (await administrator.get("admin/accounts?search=learner")).json();
      const { oneTimePassword } = (await administrator.post(`admin/accounts/${items[0].id}/password`)).json();
      const client = createApiClient(empty.app);
      await client.post("sign-in", { user: "learner", password: oneTimePassword, newPassword: password });
      expect((await client.get(`sync/pull?learner=${items[0].id}`)).json()).toMatchObject({ head: 451 });
      await empty.close();
    });
  });
}

describe("commands", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
    await signedInAdministrator(server);
  });
  afterAll(() => server.close());

  it("copy every table, or leave it out on purpose", async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(server.services.db.kysely);
    const ours = rows.map(({ name }) => name).filter((name) => !/^(kysely_migration|durability_proof)/.test(name));
    expect(ours.sort()).toEqual([...backupTables, ...tablesLeftOut].sort());
  });

  it("change nothing for a backup that is missing, foreign, cut off, damaged or of another version", async () => {
    const good = join(scratch, "good.jsonl.gz");
    await run(server, "backup", { file: good });
    expect(statSync(good).mode & 0o777).toBe(0o600);
    const lines = gunzipSync(readFileSync(good)).toString().trimEnd().split("\n");
    const before = await contentOf(server.services.db);
    const head = JSON.parse(lines[0] ?? "");
    for (const [name, content] of [
      ["foreign", gzipSync('{"format":"zip"}\n')],
      ["empty", gzipSync("")],
      ["not-gzip", Buffer.from("hello")],
      ["cut-lines", gzipSync(lines.slice(0, -1).join("\n"))],
      ["cut-bytes", readFileSync(good).subarray(0, 700)],
      ["row-lost", gzipSync(lines.filter((line) => !line.includes("user_name")).join("\n"))],
      ["damaged", gzipSync(lines.map((line) => (line.includes("user_name") ? line.slice(0, -9) : line)).join("\n"))],
      ["other-version", gzipSync([JSON.stringify({ ...head, migrations: ["0001-sync"] }), ...lines.slice(1)].join("\n"))],
    ] as const) {
      const file = join(scratch, `${name}.jsonl.gz`);
      writeFileSync(file, content);
      expect([name, await run(server, "restore", { file, replace: true })]).toMatchObject([
        name,
        { isOk: false, message: expect.stringContaining("Nothing was changed") },
      ]);
    }
    expect(await run(server, "restore", { file: join(scratch, "missing.gz"), replace: true })).toMatchObject({ isOk: false });
    expect(await contentOf(server.services.db)).toEqual(before);
  });

  it("say which lines of an import were not stored, and store the others", async () => {
    const file = join(scratch, "mixed.jsonl");
    const learner = "22222222-2222-4222-8222-222222222222";
    const stored = new Date().toISOString();
    const statement = notedStatement("good");
    const good = { tenant: "default", learner, record: { lseq: 1, kind: "statement", id: statement.id, statement, stored } };
    writeFileSync(file, ["not json", "{}", JSON.stringify(good), '{"tenant":"default","account":{"id":1}}'].join("\n"));
    expect((await run(server, "import", { file })).message).toBe(
      "0 accounts are new, 1 records are here. 3 lines were not stored: not-a-record 3.",
    );
  });

  it("open set-up again for a tenant, or make one", async () => {
    const outcome = await run(server, "set-up-link", { tenant: "senegal" });
    const [, token = ""] = /\/en\/set-up#(\S+)/.exec(outcome.message) ?? [];
    const client = createApiClient(server.app);
    await client.post("set-up", { token, name: "S", userName: "senegal-admin", password });
    expect((await client.get("session")).json().account).toMatchObject({ tenant: "senegal", role: "administrator" });
    expect(await run(server, "set-up-link", { tenant: "Sénégal!" })).toMatchObject({ isOk: false });
  });

  it("run in the running server, through a socket of its owner's, unless they need it stopped", async () => {
    expect(await askServer(server.dataDir, "backup", {})).toBeUndefined();
    const operator = await serveOperator(contextOf(server), commands);
    if (process.platform !== "win32") expect(statSync(join(server.dataDir, "operator.sock")).mode & 0o777).toBe(0o600);
    expect(await askServer(server.dataDir, "backup", {})).toMatchObject({ isOk: true, message: expect.stringContaining("backups") });
    expect(await askServer(server.dataDir, "restore", { file: "x" })).toMatchObject({
      isOk: false,
      message: expect.stringContaining("Stop the server"),
    });
    expect(await askServer(server.dataDir, "burn", {})).toMatchObject({ isOk: false });
    expect(await askServer(server.dataDir, "export", { file: join(scratch, "good.jsonl.gz", "x") })).toMatchObject({ isOk: false });
    operator.close();
  });
});

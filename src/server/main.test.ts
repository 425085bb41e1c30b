import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Client } from "pg";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { writeSmallBuild } from "../../tests/support/small-build.ts";
import { newPostgresqlDatabase } from "../../tests/support/test-database.ts";
import { serverBuild } from "../../tools/build/server-build.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const postgresqlUrl = inject("postgresqlUrl");
let dist: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  dist = mkdtempSync(join(root, ".cache/main-test-"));
  writeSmallBuild(dist);
  await build({ ...serverBuild(root, join(dist, "server")), logLevel: "error" });
});
afterEach(() => {
  for (const server of started.splice(0)) server.kill("SIGKILL");
});
afterAll(() => rmSync(dist, { recursive: true }));

function start(env: NodeJS.ProcessEnv): ChildProcess {
  const all = { PATH: process.env.PATH, PORT: "0", DATA_DIR: join(dist, "data"), ...env };
  const server = spawn(process.execPath, [join(dist, "server/main.js")], { env: all, stdio: ["ignore", "pipe", "pipe"] });
  started.push(server);
  return server;
}

/** What a start that must fail printed, and its exit code. */
async function failedStart(env: NodeJS.ProcessEnv) {
  const server = start(env);
  if (!server.stderr) throw new Error("no output to read");
  const [message, [exitCode]] = await Promise.all([text(server.stderr), once(server, "exit")]);
  return { message, exitCode };
}

async function firstLine(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error("no output to read");
  const [chunk] = await once(server.stdout, "data");
  return String(chunk).split("\n", 1)[0] ?? "";
}

/** What it prints on its output until a line fits. */
async function outputUntil(server: ChildProcess, mark: RegExp): Promise<string> {
  if (!server.stdout) throw new Error("no output to read");
  let output = "";
  while (!mark.test(output)) output += String(await once(server.stdout, "data"));
  return output;
}

async function concord(env: NodeJS.ProcessEnv, ...args: string[]) {
  const all = { PATH: process.env.PATH, ...env };
  const program = spawn(process.execPath, [join(dist, "server/concord.js"), ...args], { env: all, stdio: ["ignore", "pipe", "pipe"] });
  started.push(program);
  const [output, errors, [exitCode]] = await Promise.all([text(program.stdout), text(program.stderr), once(program, "exit")]);
  return { output, errors, exitCode };
}

describe("the first start", () => {
  it("prints a link by which one person becomes administrator, and the room's address as a QR code; later starts do not", async () => {
    const env = { DATA_DIR: join(dist, "first-data"), HOST: "0.0.0.0" };
    const server = start(env);
    const output = await outputUntil(server, /set-up#\S+\n/);
    expect(output).toMatch(/█/);
    const [, origin = "", token = ""] = /^(http:\/\/localhost:\d+)\/en\/set-up#(\S+)$/m.exec(output) ?? [];
    const post = (path: string, body: object) =>
      fetch(`${origin}/api/${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", origin },
      });
    const person = { name: "Ada", userName: "ada", password: "correct horse battery" };
    expect((await post("set-up", { token, ...person })).status).toBe(201);
    expect((await post("set-up", { token, ...person, userName: "eve" })).status).toBe(403);

    const backup = await concord(env, "backup", join(dist, "first.jsonl.gz"));
    expect(backup).toMatchObject({ exitCode: 0, output: expect.stringContaining("first.jsonl.gz") });
    expect(await concord(env, "restore", join(dist, "first.jsonl.gz"))).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining("Stop the server"),
    });
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);

    const again = start(env);
    if (!again.stdout) throw new Error("no output to read");
    again.stdout.once("data", () => again.kill("SIGTERM"));
    expect(await text(again.stdout)).not.toContain("set-up#");
  }, 180_000);

  it("of the operator's program tells what it can do", async () => {
    const { errors, exitCode } = await concord({}, "help");
    expect([exitCode, errors]).toEqual([1, expect.stringMatching(/backup \[FILE\][\s\S]*restore FILE[\s\S]*forward --to URL/)]);
  });
});

describe("the server program", () => {
  it("says where it runs, serves pages and packs, and ends quietly on SIGTERM", async () => {
    const server = start({});
    const line = await firstLine(server);
    expect(line).toMatch(/^Concord is running at http:\/\/127\.0\.0\.1:\d+$/);
    const origin = line.slice(line.indexOf("http"));
    expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: "ok" });
    expect((await fetch(`${origin}/packs/catalogue.json`)).status).toBe(200);
    expect((await fetch(origin, { redirect: "manual", headers: { "accept-language": "ar" } })).headers.get("location")).toBe("/ar");
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
  });

  it("ends as quietly when it is told twice, as Ctrl+C does: by the terminal and by npm start", async () => {
    const server = start({});
    const line = await firstLine(server);
    const isUp = () =>
      fetch(`${line.slice(line.indexOf("http"))}/healthz`).then(
        () => true,
        () => false,
      );
    const exit = once(server, "exit");
    server.kill("SIGINT");
    while (await isUp());
    server.kill("SIGINT");
    expect(await exit).toEqual([0, null]);
  });

  it("names PUBLIC_URL when people reach it by another address", async () => {
    const server = start({ PUBLIC_URL: "https://learn.example.org" });
    expect(await firstLine(server)).toBe("Concord is running at https://learn.example.org");
    server.kill("SIGINT");
    expect(await once(server, "exit")).toEqual([0, null]);
  });

  it("says that the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { message, exitCode } = await failedStart({ PORT: String(port) });
    other.close();
    expect([message, exitCode]).toEqual([
      `Concord cannot start: port ${port} on 127.0.0.1 is in use. Stop the other program or set PORT to a free port.\n`,
      1,
    ]);
  });

  it("does not go on listening when it fails after its port was opened", async () => {
    const dataDir = join(dist, "blocked-data");
    mkdirSync(join(dataDir, "operator.sock"), { recursive: true });
    expect(await failedStart({ DATA_DIR: dataDir })).toEqual({
      exitCode: 1,
      message: expect.stringMatching(/^Concord cannot start: .*operator\.sock/),
    });
  });
  it("refuses a wrong setting and a key that does not fit its certificate", async () => {
    expect(await failedStart({ PORT: "eighty" })).toMatchObject({ message: expect.stringContaining('PORT is "eighty"'), exitCode: 1 });
    const cert = join(root, "tests/fixtures/tls/localhost-cert.pem");
    expect(await failedStart({ TLS_CERT: cert, TLS_KEY: cert })).toMatchObject({
      message: expect.stringMatching(/^Concord cannot start: /),
      exitCode: 1,
    });
  });

  it("ends with a word when the thread of its embedded database does", async () => {
    const program = join(dist, "end-threads.mjs");
    writeFileSync(program, endsThreads);
    const server = start({ DATA_DIR: join(dist, "lost-data"), NODE_OPTIONS: `--import ${pathToFileURL(program)}` });
    await firstLine(server);
    if (!server.stderr) throw new Error("no output to read");
    const ended = Promise.all([text(server.stderr), once(server, "exit")]);
    server.kill("SIGUSR2");
    expect(await ended).toEqual([
      expect.stringMatching(/^Concord ends: the embedded database has failed \(.+\)\. Start it again\.$/m),
      [1, null],
    ]);
  });

  it.skipIf(postgresqlUrl === "")(
    "on PostgreSQL says that connections were lost, and keeps a restore away for as long as it runs",
    async () => {
      const { url, drop } = await newPostgresqlDatabase(postgresqlUrl);
      const client = new Client({ connectionString: url });
      const env = { DATABASE_URL: url, DATA_DIR: join(dist, "served-data") };
      const file = join(dist, "served.jsonl.gz");
      const elsewhere = { ...env, DATA_DIR: join(dist, "elsewhere") };
      const refused = { exitCode: 1, errors: expect.stringContaining("Stop every server first") };
      const server = start(env);
      await firstLine(server);
      expect(await concord(elsewhere, "backup", file)).toMatchObject({ exitCode: 0 });
      expect(await concord(elsewhere, "restore", file, "--replace")).toMatchObject(refused);

      if (!server.stderr) throw new Error("no output to read");
      const told = once(server.stderr, "data");
      await client.connect();
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      expect(String(await told)).toMatch(/^a connection to the database was lost: /);

      const locks =
        "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
      while ((await client.query(locks)).rowCount === 0);
      expect(await concord(elsewhere, "restore", file, "--replace")).toMatchObject(refused);

      server.kill("SIGTERM");
      expect(await once(server, "exit")).toEqual([0, null]);
      expect(await concord(elsewhere, "restore", file, "--replace")).toMatchObject({ exitCode: 0 });
      await client.end();
      await drop();
    },
    60_000,
  );
});

/** On SIGUSR2 every thread of the process ends, as one does whose program has failed. */
const endsThreads = `
import threads from "node:worker_threads";
import { syncBuiltinESMExports } from "node:module";
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(...parameters) {
    super(...parameters);
    process.on("SIGUSR2", () => this.terminate());
  }
};
syncBuiltinESMExports();
`;

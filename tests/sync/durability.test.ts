import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "#server/database/open-database.ts";
import { parsePushAnswer } from "#sync/parse-answers.ts";
import { serverBuild } from "../../tools/build/server-build.ts";
import { root } from "../../tools/run/child.ts";
import { newLearner, statementAt } from "../support/sync-fixtures.ts";

const kills = 20;
const writers = Array.from({ length: 4 }, () => ({ key: newLearner(), acked: new Set<string>() }));
let folder: string;
let server: ChildProcess | undefined;

beforeAll(async () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  folder = mkdtempSync(join(root, ".cache/durability-"));
  await build(serverBuild(root, join(folder, "server"), { "sync-server": "tests/sync/sync-server.ts" }));
}, 120_000);
afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<string> {
  server = spawn(process.execPath, [join(folder, "server/sync-server.js"), join(folder, "data")], { stdio: ["ignore", "pipe", "inherit"] });
  if (!server.stdout) throw new Error("no output to read");
  const [line] = await once(server.stdout, "data");
  return String(line).trim();
}

/** Pushes batches, one after the other, until the server is gone. */
async function write(url: string, { key, acked }: (typeof writers)[number], onAcked: () => void): Promise<void> {
  for (;;) {
    const statements = Array.from({ length: 10 }, (_, n) => statementAt(n, { activityId: `essentials/lesson-${n}` }));
    const answer = await push(url, key, statements).catch(() => undefined);
    if (answer === undefined) return;
    for (const id of answer) acked.add(id);
    onAcked();
  }
}

async function push(
  url: string,
  { tenant, learner }: { readonly tenant: string; readonly learner: string },
  statements: readonly unknown[],
) {
  const response = await fetch(`${url}/api/sync/push`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `${tenant}/${learner}` },
    body: JSON.stringify({ epoch: null, learner, statements }),
  });
  const answer = parsePushAnswer(await response.json());
  if (!answer.ok) throw new Error(`refused with ${response.status}`);
  return answer.value.acked;
}

it(`finds every acknowledged statement after the server was killed ${kills} times under load`, { timeout: 600_000 }, async () => {
  for (let kill = 0; kill < kills; kill++) {
    const url = await start();
    const writing: Promise<void>[] = [];
    await Promise.all(writers.map((writer) => new Promise<void>((resolve) => writing.push(write(url, writer, resolve)))));
    await delay(Math.random() * 400);
    const ended = server && once(server, "exit");
    server?.kill("SIGKILL");
    await Promise.all([...writing, ended]);
  }

  const opened = await openDatabase({ dataDir: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.error.code);
  const db = opened.value;
  for (const { key, acked } of writers) {
    expect(acked.size).toBeGreaterThan(0);
    const stored = await db.kysely
      .selectFrom("statements")
      .select(["lseq", "id"])
      .where("learner", "=", key.learner)
      .orderBy("lseq")
      .execute();
    expect([...acked].filter((id) => !stored.some((row) => row.id === id))).toEqual([]);
    expect(stored.map(({ lseq }) => lseq)).toEqual(stored.map((_, index) => index + 1));
    const rollups = await db.kysely.selectFrom("rollups").select("statements").where("learner", "=", key.learner).execute();
    expect(rollups.reduce((sum, { statements }) => sum + statements, 0)).toBe(stored.length);
  }
  await db.close();
});

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import type { Statement } from "#domain/record/statement.ts";
import type { Database } from "#server/database/database.ts";
import { databaseMessage, openDatabase } from "#server/database/open-database.ts";
import type { LearnerKey } from "#server/sync/learner-key.ts";
import { startPostgresql } from "../support/postgresql-server.ts";
import { newLearner } from "../support/sync-fixtures.ts";
import { course } from "../sync/quiz-course.ts";
import { createSyncApp } from "../sync/sync-app.ts";
import { prepareReport } from "./filled-cohort.ts";
import { batch, batchSize, benchPacks, insertBare, insertInAllTables } from "./server-work.ts";
import { median } from "./statistics.ts";

/**
 * `npm run bench -- server`: pushes over HTTP beside a bare insert loop into the same table of the same database, and what grows.
 * `--seconds n` (10) for each rate; `--rows n` (1,000,000) for the memory; `--only report` for the cohort's report alone. Client and server
 * share the machine.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "10" }, rows: { type: "string", default: "1000000" }, only: { type: "string" } },
});
const seconds = Number(values.seconds);
const totalRows = Number(values.rows);
const concurrency = 4;

async function main(): Promise<void> {
  console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the start; batches of ${batchSize}, ${concurrency} at once`);
  const folder = mkdtempSync(join(tmpdir(), "concord-server-bench-"));
  const embedded = await openDatabase({ dataDir: folder });
  if (!embedded.ok) throw new Error(databaseMessage(embedded.error));
  await measure("PGlite with fsync", embedded.value);
  await embedded.value.close();
  rmSync(folder, { recursive: true });

  const postgresql = await startPostgresql([]);
  if (!postgresql) return console.log("PostgreSQL is not installed: not run");
  const opened = await openDatabase({ dataDir: "", databaseUrl: postgresql.url });
  if (!opened.ok) throw new Error(databaseMessage(opened.error));
  await measure("PostgreSQL", opened.value);
  await opened.value.close();
  await postgresql.stop();
}

async function measure(name: string, db: Database): Promise<void> {
  if (values.only === "report") {
    console.log(`\n${name}`);
    return measureReport(db);
  }
  const deps = { db, packs: benchPacks, clock: { now: Date.now }, dailyQuota: Number.POSITIVE_INFINITY };
  const app = createSyncApp({ deps, onError: console.error });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const agent = new Agent({ keepAlive: true });
  console.log(`\n${name}`);

  const learners = Array.from({ length: 200 }, () => newLearner("school"));
  let turn = 0;
  const nextLearner = () => learners[turn++ % learners.length] ?? newLearner("school");
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    const bare = await rate(seconds / 3, () => insertBare(db, newLearner("school"), batch()));
    const all = await rate(seconds / 3, () => insertInAllTables(db, newLearner("school"), batch()));
    const pushed = await rate(seconds / 3, () => push(url, agent, nextLearner(), batch()));
    rounds.push({ bare, all, pushed });
  }
  const bare = median(rounds.map((round) => round.bare));
  const all = median(rounds.map((round) => round.all));
  const pushed = median(rounds.map((round) => round.pushed));
  say("bare insert loop into statements", `${whole(bare)} statements/s`);
  say("bare insert loop into all tables of a push", `${whole(all)} statements/s`);
  say(
    "push over HTTP",
    `${whole(pushed)} statements/s, ${whole((100 * pushed) / all)} % of all tables (target 50), ${whole((100 * pushed) / bare)} % of one`,
  );

  const { first, hundredth } = await syncCosts(url, agent);
  say(
    "first and hundredth sync of a learner",
    `${first.toFixed(1)} and ${hundredth.toFixed(1)} ms, ${whole((100 * hundredth) / first)} % (target 80 to 120)`,
  );

  const learner = newLearner("school");
  for (let n = 0; n < 200; n++) await push(url, agent, learner, batch());
  const pulled = await timed(async () => {
    for (let cursor = 0; cursor < 10_000; cursor += 500)
      await ask(url, agent, "GET", `/api/sync/pull?learner=${learner.learner}&cursor=${cursor}&limit=500`, learner);
  });
  say("pull of 10,000 statements", `${whole(pulled)} ms`);

  const cohort = await prepareCohort(db);
  const progress = [];
  for (let n = 0; n < 5; n++) progress.push(await cohortProgress(db, cohort));
  say("progress of a cohort of 1,000 at 40 activities", `${whole(median(progress))} ms (target 100)`);

  await measureReport(db);

  const loaded = await fill(db);
  say(`memory after ${whole(loaded)} statements`, `${whole(process.memoryUsage().rss / 2 ** 20)} MiB (this process, client included)`);
  agent.destroy();
  await app.close();
}

async function measureReport(db: Database): Promise<void> {
  const report = await prepareReport(db);
  const reports = [];
  for (let n = 0; n < 7; n++) reports.push(await report());
  say(
    "report of a cohort of 1,000 at 60 activities",
    `${whole(median(reports))} ms, the fastest ${whole(Math.min(...reports))} (target 150)`,
  );
}

/** Statements a second of a loop that stores a batch in each turn. */
async function rate(forSeconds: number, store: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + forSeconds * 1000;
  let stored = 0;
  const loop = async () => {
    while (performance.now() < end) {
      await store();
      stored += batchSize;
    }
  };
  const taken = await timed(() => Promise.all(Array.from({ length: concurrency }, loop)));
  return (stored / taken) * 1000;
}

/** Milliseconds of the first and of the hundredth sync, the median of twenty learners; a sync is a push and a pull. */
async function syncCosts(url: string, agent: Agent): Promise<{ readonly first: number; readonly hundredth: number }> {
  const first: number[] = [];
  const hundredth: number[] = [];
  for (let n = 0; n < 20; n++) {
    const learner = newLearner("school");
    for (let turn = 1; turn <= 103; turn++) {
      const statements = batch();
      const taken = await timed(async () => {
        await push(url, agent, learner, statements);
        const cursor = (turn - 1) * batchSize;
        await ask(url, agent, "GET", `/api/sync/pull?learner=${learner.learner}&cursor=${cursor}&limit=500`, learner);
      });
      if (turn <= 3) first.push(taken);
      if (turn > 100) hundredth.push(taken);
    }
  }
  return { first: median(first), hundredth: median(hundredth) };
}

async function prepareCohort(db: Database): Promise<{ readonly tenant: string; readonly learners: readonly string[] }> {
  const tenant = randomUUID();
  const learners = Array.from({ length: 1000 }, () => randomUUID());
  await sql`
    insert into rollups (tenant, learner, activity, statements, last_at, completed_at, best)
    select ${tenant}, learner, ${`${course}/activity-`} || n, n, '001763769600000-00000-ab', '001763769600000-00000-ab', 0.5
    from unnest(${learners}::uuid[]) as learner, generate_series(1, 40) as n`.execute(db.kysely);
  await sql`analyze rollups`.execute(db.kysely);
  return { tenant, learners };
}

/** Milliseconds for what a trainer's matrix shows: each learner at each activity of a course. */
const cohortProgress = (db: Database, { tenant, learners }: Awaited<ReturnType<typeof prepareCohort>>): Promise<number> =>
  timed(async () => {
    const { rows } = await sql`
      select learner, count(*) filter (where completed_at is not null) as done, max(best) as best, max(last_at) as last_at
      from rollups
      where tenant = ${tenant} and learner = any(${learners}::uuid[]) and activity >= ${`${course}/`} and activity < ${`${course}0`}
      group by learner`.execute(db.kysely);
    if (rows.length !== learners.length) throw new Error("learners are missing");
  });

async function fill(db: Database): Promise<number> {
  const { count } = await db.kysely
    .selectFrom("statements")
    .select((statements) => statements.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  let stored = count;
  for (; stored < totalRows; stored += batchSize) await insertBare(db, newLearner("school"), batch());
  return stored;
}

async function push(url: string, agent: Agent, key: LearnerKey, statements: readonly Statement[]): Promise<void> {
  const body = JSON.stringify({ epoch: null, learner: key.learner, statements });
  await ask(url, agent, "POST", "/api/sync/push", key, body);
}

function ask(url: string, agent: Agent, method: string, path: string, { tenant, learner }: LearnerKey, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `${tenant}/${learner}`,
      ...(body && { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
    };
    const asked = request(`${url}${path}`, { method, agent, headers }, (response) => {
      text(response).then((answer) => (response.statusCode === 200 ? resolve(answer) : reject(new Error(answer))), reject);
    });
    asked.on("error", reject).end(body);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const say = (what: string, result: string) => console.log(`  ${what.padEnd(48)} ${result}`);
const whole = (value: number): string => Math.round(value).toLocaleString("en");

await main();

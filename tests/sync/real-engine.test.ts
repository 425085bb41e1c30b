import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seededRandom } from "#domain/attempt/seeded-random.ts";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import type { Statement } from "#domain/record/statement.ts";
import { rowsAfter, statementsFrom } from "#offline/records/statement-repository.ts";
import { renewEpoch } from "#server/database/epoch.ts";
import type { Account } from "#sync/account-messages.ts";
import { streamOf } from "../support/sync-fixtures.ts";
import { onEachDatabase } from "../support/test-database.ts";
import { below, pick, type Random } from "./any-act.ts";
import { isStatement } from "./protocol-client.ts";
import { quizPacks } from "./quiz-course.ts";
import { ServerUnderTest } from "./server-under-test.ts";
import { type Fate, SimDevice } from "./sim-device.ts";

const histories = 25;
const fates: readonly Fate[] = ["arrives", "arrives", "request-lost", "answer-lost", "doubled", "crash-before", "crash-after"];

interface Cookie {
  readonly account: Account;
}

/** The server as a browser sees it. */
function fetchFrom(server: ServerUnderTest, { account }: Cookie): typeof fetch {
  const session = `${account.tenant}/${account.id}`;
  return async (input, init) => {
    const url = new URL(String(input), "http://localhost");
    if (url.pathname === "/api/session") return Response.json({ account, server: {} });
    const query = { learner: url.searchParams.get("learner") ?? "", cursor: Number(url.searchParams.get("cursor")), limit: 3 };
    const { status, body } = init?.method === "POST" ? await server.push(session, String(init.body)) : await server.pull(session, query);
    return new Response(JSON.stringify(body), { status });
  };
}

onEachDatabase("the app's own sync engine and the server", (database) => {
  let server: ServerUnderTest;
  beforeAll(() => {
    server = new ServerUnderTest(database(), quizPacks);
  });
  afterAll(() => server.close());

  it("hold the same record after crashes, losses and a server that lost its data", { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= histories; seed++) await play(seededRandom(`engine ${seed}`), seed);
  });

  async function play(random: Random, seed: number): Promise<void> {
    const account: Account = { tenant: randomUUID(), id: randomUUID(), name: "A", role: "learner", hasPassword: true, hasTwoFactor: false };
    const key = { tenant: account.tenant, learner: account.id };
    const devices = [0, 1].map((name) => new SimDevice<Cookie>(name, { account }, (cookie) => fetchFrom(server, cookie)));
    const recorded: Statement[] = [];
    for (const device of devices) await device.signIn(account);
    for (let step = 0; step < 20; step++) {
      const device = pick(random, devices);
      if (random() < 0.5) recorded.push((await device.record(`essentials/lesson-${below(random, 5)}`)).statement);
      else if (random() < 0.1) await loseEverything(key.tenant);
      else {
        const planned = Array.from({ length: below(random, 4) }, () => pick(random, fates));
        const crash = random() < 0.3 ? { transaction: 1 + below(random, 5), when: pick(random, ["before", "after"] as const) } : undefined;
        server.fault = random() < 0.2 ? pick(random, ["after-commit", { atQuery: 1 + below(random, 5) }] as const) : undefined;
        await device.sync(account.id, planned, crash);
        server.fault = undefined;
      }
    }
    for (let round = 0; round < 2; round++)
      for (const device of devices) expect(await device.sync(account.id), `seed ${seed}`).toEqual({ kind: "done" });

    const stored = (await streamOf(database(), key)).filter(isStatement).map(({ statement }) => statement);
    expect(textsOf(stored), `seed ${seed}: nothing is lost or doubled`).toEqual(textsOf(recorded));
    for (const device of devices) {
      const rows = statementsFrom(await rowsAfter(await device.open(), account.id, 0));
      expect(textsOf(rows), `seed ${seed}: every device has all of it`).toEqual(textsOf(stored));
      device.restart();
    }
  }

  /** As if a backup from before this learner had been put back. */
  async function loseEverything(tenant: string): Promise<void> {
    await database().transaction(async (trx) => {
      for (const table of ["statements", "server_records", "attempts", "rollups", "course_work", "learners"] as const)
        await trx.deleteFrom(table).where("tenant", "=", tenant).execute();
      await renewEpoch(trx);
    });
  }
});

const textsOf = (statements: readonly Statement[]): readonly string[] => statements.map(canonicalJson).sort();

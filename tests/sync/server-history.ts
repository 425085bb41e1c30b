import { expect } from "vitest";
import { seededRandom } from "#domain/attempt/seeded-random.ts";
import type { Statement } from "#domain/record/statement.ts";
import { renewEpoch } from "#server/database/epoch.ts";
import { appendRecord, type NewServerRecord } from "#server/sync/server-records.ts";
import { exportRecords, importRecords, type RecordLine } from "#server/sync/transfer-records.ts";
import { anyAct, anyUuid, below, pick, type Random } from "./any-act.ts";
import { checkAcknowledged, checkInvariants, storedIds, type World } from "./invariants.ts";
import { Crash, type Fate, ProtocolClient } from "./protocol-client.ts";
import { quizPacks } from "./quiz-course.ts";
import type { ServerFault, ServerUnderTest } from "./server-under-test.ts";

const hourMs = 3_600_000;
const tables = ["statements", "server_records", "attempts", "rollups", "course_work", "learners"] as const;

/**
 * Four devices, two accounts and a server, through what a seed decides: crashes at every step of client and server, lost, doubled and
 * repeated messages, clocks that are days wrong, sign-ins and adoptions, revocations, quotas, two devices at once, backups put back.
 * The numbers in messages are those of the invariants in docs/sync.md.
 */
export class ServerHistory {
  readonly #random: Random;
  readonly #tenant: string;
  readonly #accounts: readonly string[];
  readonly #devices: readonly ProtocolClient[];
  /** Device to how wrong its clock is. */
  readonly #skew = new Map<ProtocolClient, number>();
  readonly #recorded: Statement[] = [];
  /** Who recorded or adopted each statement. */
  readonly #claims = new Map<string, Set<string>>();
  readonly #authored: { readonly learner: string; readonly record: NewServerRecord }[] = [];
  #backup: RecordLine[] = [];

  constructor(
    private readonly server: ServerUnderTest,
    seed: string,
  ) {
    this.#random = seededRandom(seed);
    this.#tenant = `tenant-${anyUuid(this.#random)}`;
    this.#accounts = [anyUuid(this.#random), anyUuid(this.#random)];
    this.#devices = Array.from({ length: 4 }, (_, index) => new ProtocolClient(server, this.#tenant, `anon-${index}`));
    for (const device of this.#devices) {
      device.batchSize = 1 + below(this.#random, 6);
      device.pageSize = 1 + below(this.#random, 6);
    }
  }

  async play(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) await this.#happen();
  }

  async #happen(): Promise<void> {
    const random = this.#random;
    const device = pick(random, this.#devices);
    const account = pick(random, this.#accounts);
    const { server } = this;
    switch (pick(random, happenings)) {
      case "record":
        for (let times = below(random, 4); times >= 0; times--) this.#record(device);
        return;
      case "sync":
        return this.#sync(device);
      case "sync at once":
        await Promise.all(this.#devices.map((other) => other.account && withCrash(() => other.sync())));
        return;
      case "sign in":
        if (!server.revoked.has(account)) device.account = account;
        return;
      case "sign out":
        device.account = undefined;
        return;
      case "adopt":
        return this.#adopt(device);
      case "clock jumps":
        this.#skew.set(device, (random() * 72 - 36) * hourMs);
        return;
      case "replay": {
        const { sent } = device;
        if (sent.length > 0) {
          const { session, body } = pick(random, sent);
          await server.push(session, body);
        }
        return;
      }
      case "foreign id": {
        const statement = this.#recorded.length > 0 ? pick(random, this.#recorded) : undefined;
        if (statement && device.account && !device.state(device.account).rows.has(statement.id)) this.#own(device, statement);
        return;
      }
      case "strange session":
        device.strangeSession = account;
        await withCrash(() => device.sync());
        device.strangeSession = undefined;
        return;
      case "forgery":
        return this.#forge(account);
      case "server writes":
        return this.#author(account);
      case "revoke":
        return this.#revoke(account);
      case "quota":
        server.dailyQuota = below(random, 8);
        return;
      case "new day":
        server.nowMs += 24 * hourMs;
        server.dailyQuota = 1_000_000;
        return;
      case "backup":
        this.#backup = [];
        for await (const line of exportRecords(server, this.#tenant)) this.#backup.push(line);
        return;
      case "restore":
        return this.#restore();
    }
  }

  #record(device: ProtocolClient): void {
    const name = `d${this.#devices.indexOf(device)}`;
    const nowMs = Math.floor(this.server.nowMs + (this.#skew.get(device) ?? 0) + this.#recorded.length * 1000);
    this.#own(device, anyAct(this.#random, name, nowMs, this.#recorded));
  }
  #own(device: ProtocolClient, statement: Statement): void {
    device.record(statement);
    this.#recorded.push(statement);
    this.#claim(statement.id, device.owner);
  }
  #claim(id: string, owner: string): void {
    this.#claims.set(id, new Set(this.#claims.get(id)).add(owner));
  }

  async #sync(device: ProtocolClient): Promise<void> {
    const random = this.#random;
    device.fates = Array.from({ length: below(random, 4) }, () => pick(random, fates));
    device.crash = random() < 0.3 ? { steps: 1 + below(random, 6), when: pick(random, ["before", "after"]) } : undefined;
    this.server.fault = random() < 0.3 ? pick(random, serverFaults(random)) : undefined;
    await withCrash(() => device.sync());
    device.fates = [];
    device.crash = undefined;
    this.server.fault = undefined;
    if (device.account) await checkAcknowledged(this.#world, device, device.account);
  }

  #adopt(device: ProtocolClient): void {
    const random = this.#random;
    const { account } = device;
    if (account === undefined) return;
    device.crash = random() < 0.3 ? { steps: 1, when: pick(random, ["before", "after"]) } : undefined;
    const before = new Set(device.state(account).rows.keys());
    try {
      device.adopt();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    device.crash = undefined;
    for (const id of device.state(account).rows.keys()) if (!before.has(id)) this.#claim(id, account);
  }

  async #author(learner: string): Promise<void> {
    const random = this.#random;
    const versions = this.#authored.filter((authored) => authored.learner === learner).length;
    const record = {
      kind: pick(random, ["assignment", "comment", "kind-of-a-newer-server"]),
      id: anyUuid(random),
      version: 1 + versions,
      author: null,
      body: { text: "until Friday" },
      deleted: random() < 0.2,
    };
    this.#authored.push({ learner, record });
    await this.#write(learner, record);
  }
  #write(learner: string, record: NewServerRecord) {
    return this.server.db.transaction((trx) => appendRecord(trx, { tenant: this.#tenant, learner }, record));
  }

  /** Somebody signed in files a statement under another account. */
  async #forge(victim: string): Promise<void> {
    const forger = this.#accounts.find((account) => account !== victim);
    const statement = anyAct(this.#random, "f", this.server.nowMs, this.#recorded);
    const { status } = await this.server.push(`${this.#tenant}/${forger}`, { epoch: null, learner: victim, statements: [statement] });
    expect(status, "5: nobody files under another").toBe(409);
  }

  async #revoke(account: string): Promise<void> {
    const { server } = this;
    server.revoked.add(account);
    const before = await storedIds(this.#world, account);
    for (const device of this.#devices) if (device.account === account) await withCrash(() => device.sync());
    expect(await storedIds(this.#world, account), "7: nothing is accepted after a revocation").toEqual(before);
    expect((await server.pull(`${this.#tenant}/${account}`, { learner: account, cursor: 0 })).status, "7: nor served").toBe(401);
    server.revoked.delete(account);
  }

  /** Takes everything of this history out of the database, so that the next one finds it as small. */
  async clear(): Promise<void> {
    const { kysely } = this.server.db;
    for (const table of tables) await kysely.deleteFrom(table).where("tenant", "=", this.#tenant).execute();
  }

  async #restore(): Promise<void> {
    const { db } = this.server;
    await this.clear();
    await db.transaction((trx) => renewEpoch(trx));
    const deps = { db, packs: quizPacks, clock: { now: () => this.server.nowMs }, dailyQuota: 0 };
    const backup = this.#backup;
    const { refused } = await importRecords(
      deps,
      (async function* () {
        for (const line of backup) yield JSON.parse(JSON.stringify(line));
      })(),
    );
    expect(refused, "9: all of a backup is put back").toEqual([]);
  }

  /** All is well again: every account that any device knows syncs until all of it has reached the others. */
  async settle(): Promise<void> {
    const { server } = this;
    server.dailyQuota = 1_000_000;
    for (const { learner, record } of this.#authored) await this.#write(learner, record);
    for (let round = 0; round < 3; round++) {
      for (const device of this.#devices) {
        for (const account of this.#accounts.filter((known) => device.disk.has(known))) {
          device.account = account;
          expect(await device.sync(), "a sync in peace ends").toBe(true);
        }
      }
    }
  }

  check(): Promise<void> {
    return checkInvariants(this.#world);
  }

  get #world(): World {
    return { server: this.server, tenant: this.#tenant, accounts: this.#accounts, devices: this.#devices, claims: this.#claims };
  }
}

const weights = {
  record: 12,
  sync: 14,
  "sync at once": 4,
  "sign in": 6,
  "sign out": 2,
  adopt: 3,
  "clock jumps": 2,
  replay: 3,
  "foreign id": 1,
  "strange session": 1,
  forgery: 1,
  "server writes": 2,
  revoke: 1,
  quota: 1,
  "new day": 2,
  backup: 2,
  restore: 1,
} as const;
type Happening = keyof typeof weights;
const happenings = Object.entries(weights).flatMap(([happening, weight]) => Array.from({ length: weight }, () => happening as Happening));
const fates: readonly Fate[] = ["arrives", "arrives", "request-lost", "answer-lost", "doubled"];
const serverFaults = (random: Random): readonly ServerFault[] => ["after-commit", { atQuery: 1 + below(random, 6) }];

async function withCrash(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

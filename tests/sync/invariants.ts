import { expect } from "vitest";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import { type Progress, progressFrom } from "#domain/record/progress.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { PullAnswer, StatementRecord, StreamRecord } from "#sync/messages.ts";
import { courseWorksOf, rolledUpWorksOf } from "./course-works.ts";
import { isStatement, type ProtocolClient } from "./protocol-client.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { trueRollups } from "./true-rollups.ts";

/** What a history has come to, and who recorded or adopted each statement. */
export interface World {
  readonly server: ServerUnderTest;
  readonly tenant: string;
  readonly accounts: readonly string[];
  readonly devices: readonly ProtocolClient[];
  readonly claims: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Checks a world in which every device has synced in peace. The numbers are those of the invariants in docs/sync.md. */
export async function checkInvariants(world: World): Promise<void> {
  const streams = new Map<string, readonly StreamRecord[]>();
  for (const account of world.accounts) streams.set(account, await streamOf(world, account));
  for (const [account, stream] of streams) {
    const statements = stream.filter(isStatement);
    const places = stream.map(({ lseq }) => lseq);
    expect(places, "3: gapless").toEqual(stream.map((_, index) => index + 1));
    expect(new Set(statements.map(({ id }) => id)).size, "2: each once").toBe(statements.length);
    for (const { id } of statements) expect(world.claims.get(id)?.has(account), "5: only what the account recorded or adopted").toBe(true);
    for (const device of world.devices) if (device.disk.has(account)) checkDevice(device, account, stream);
    await checkRollups(
      world,
      account,
      statements.map(({ statement }) => statement),
    );
  }
  checkNothingLost(world, streams);
}

/** To be checked at any time: what a device believes to be stored is. */
export async function checkAcknowledged(world: World, device: ProtocolClient, account: string): Promise<void> {
  const { epoch } = await world.server.db.kysely.selectFrom("server").select("epoch").executeTakeFirstOrThrow();
  const state = device.state(account);
  if (state.epoch !== epoch) return;
  const stored = new Set(await storedIds(world, account));
  for (const [id, { acked }] of state.rows) if (acked) expect(stored.has(id), "6: acknowledged means stored").toBe(true);
}

export async function storedIds({ server, tenant }: World, account: string): Promise<readonly string[]> {
  const own = server.db.kysely.selectFrom("statements").select("id").where("tenant", "=", tenant).where("learner", "=", account);
  return (await own.orderBy("id").execute()).map(({ id }) => id);
}

function checkDevice(device: ProtocolClient, account: string, stream: readonly StreamRecord[]): void {
  const state = device.state(account);
  expect(state.cursor, "3: the cursor is at the head").toBe(stream.length);
  const statements = stream.filter(isStatement);
  const rows = [...state.rows.values()];
  for (const { acked, rejected } of rows) expect(acked || rejected === "adopted-elsewhere", "1: sent, or kept with the reason").toBe(true);
  const held = rows.filter(({ acked }) => acked);
  expect(textsOf(held), "4: device and server hold the same").toEqual(textsOf(statements));
  expect(progressOf(held), "4: and the same progress").toEqual(progressOf(statements));
  const newest = new Map<string, number>();
  for (const record of stream) if (!isStatement(record)) newest.set(record.id, Math.max(record.version, newest.get(record.id) ?? 0));
  expect(new Map([...state.serverRecords].map(([id, { version }]) => [id, version])), "4: and what the server wrote").toEqual(newest);
}

function checkNothingLost({ accounts, claims, devices }: World, streams: ReadonlyMap<string, readonly StreamRecord[]>): void {
  const stored = new Map([...streams].map(([account, stream]) => [account, new Set(stream.map(({ id }) => id))]));
  for (const [id, owners] of claims) {
    const under = accounts.filter((account) => stored.get(account)?.has(id));
    expect(under.length, "5: under one account at most").toBeLessThanOrEqual(1);
    for (const owner of owners) {
      if (!accounts.includes(owner)) continue;
      const isKept = devices.some((device) => device.disk.get(owner)?.rows.get(id)?.rejected === "adopted-elsewhere");
      expect(under.includes(owner) || isKept, "1: nothing is lost").toBe(true);
    }
  }
}

async function checkRollups({ server, tenant }: World, account: string, statements: readonly Statement[]): Promise<void> {
  const own = server.db.kysely.selectFrom("rollups").selectAll().where("tenant", "=", tenant).where("learner", "=", account);
  const rollups = new Map((await own.execute()).map(({ tenant: _, learner: __, activity, ...rollup }) => [activity, rollup]));
  expect(rollups, "10: rollups are the record, folded").toEqual(trueRollups(statements));
  const key = { tenant, learner: account };
  expect(await courseWorksOf(server.db.kysely, key), "10: courses say what rollups say").toEqual(
    await rolledUpWorksOf(server.db.kysely, key),
  );
}

async function streamOf({ server, tenant }: World, account: string): Promise<readonly StreamRecord[]> {
  const records: StreamRecord[] = [];
  for (;;) {
    const { body } = await server.pull(`${tenant}/${account}`, { learner: account, cursor: records.length, limit: 40 });
    const page = (body as PullAnswer).records;
    if (page.length === 0) return records;
    records.push(...page);
  }
}

interface Held {
  readonly statement: Statement;
  readonly regraded?: StatementRecord["regraded"] | undefined;
}
const textsOf = (held: readonly Held[]): readonly string[] =>
  held.map(({ statement, regraded }) => canonicalJson({ statement, regraded })).sort();
const progressOf = (held: readonly Held[]): Progress =>
  progressFrom(
    held.map(({ statement, regraded }) => (regraded ? { ...statement, result: { ...statement.result, ...regraded } } : statement)),
  );

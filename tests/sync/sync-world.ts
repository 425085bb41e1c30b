import fc from "fast-check";
import { expect } from "vitest";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import { type Progress, progressFrom } from "#domain/record/progress.ts";
import type { Owner } from "#offline/database.ts";
import { createProgressStore } from "#offline/records/progress-store.ts";
import { rowsAfter, statementsFrom } from "#offline/records/statement-repository.ts";
import { accountOf, type Backup, type Cookie, ModelServer } from "./model-server.ts";
import { type CrashPoint, type Fate, SimDevice } from "./sim-device.ts";

const hour = 3_600_000;
const accounts = ["a", "b"] as const;
const deviceCount = 3;

/** One thing that happens in a world of three devices, two accounts and a server. */
export type Happening =
  | { readonly do: "record"; readonly on: number; readonly times: number }
  | { readonly do: "sync"; readonly on: number; readonly fates: readonly Fate[]; readonly crash: CrashPoint | undefined }
  | { readonly do: "sign-in"; readonly on: number; readonly as: string; readonly anonymousWork: "mine" | "not mine" | "later" }
  | { readonly do: "sign-out"; readonly on: number }
  /** Somebody signs in on this browser, and the app does not hear of it. */
  | { readonly do: "cookie-changes"; readonly on: number; readonly to: string | null }
  | { readonly do: "clock-jumps"; readonly on: number; readonly byMs: number }
  | { readonly do: "restart"; readonly on: number }
  | { readonly do: "replay"; readonly on: number; readonly nth: number }
  | { readonly do: "server-writes"; readonly for: string; readonly id: number; readonly version: number }
  | { readonly do: "revoke" | "reinstate"; readonly account: string }
  | { readonly do: "quota"; readonly perDay: number }
  | { readonly do: "body-limit"; readonly statements: number }
  | { readonly do: "new-day" | "backup" | "restore" | "server-down" | "server-up" };

const on = fc.nat(deviceCount - 1);
const account = fc.constantFrom(...accounts);
const anyFate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Fate>("arrives") },
  fc.constantFrom<Fate>("request-lost", "answer-lost", "times-out", "doubled", "crash-before", "crash-after"),
);
const anyCrash = fc.option(
  fc.record({ transaction: fc.integer({ min: 1, max: 8 }), when: fc.constantFrom("before" as const, "after" as const) }),
  {
    nil: undefined,
    freq: 2,
  },
);
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("record" as const), on, times: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 16,
    arbitrary: fc.record({ do: fc.constant("sync" as const), on, fates: fc.array(anyFate, { maxLength: 5 }), crash: anyCrash }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant("sign-in" as const),
      on,
      as: account,
      anonymousWork: fc.constantFrom("mine" as const, "not mine" as const, "later" as const),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("sign-out" as const), on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cookie-changes" as const), on, to: fc.option(account, { nil: null }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("clock-jumps" as const), on, byMs: fc.integer({ min: -36 * hour, max: 36 * hour }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const), on }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("replay" as const), on, nth: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("server-writes" as const),
      for: account,
      id: fc.nat(2),
      version: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("revoke" as const, "reinstate" as const), account }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("quota" as const), perDay: fc.integer({ min: 0, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("body-limit" as const), statements: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "new-day" as const,
        "backup" as const,
        "restore" as const,
        "restore" as const,
        "server-down" as const,
        "server-up" as const,
      ),
    }),
  },
);
export const anyHistory = fc.array(anyHappening, { minLength: 20, maxLength: 70, size: "max" });

/** Plays histories, knows whose each statement is, and checks what must hold when everything is well again. */
export class SyncWorld {
  readonly server = new ModelServer();
  readonly devices = Array.from(
    { length: deviceCount },
    (_, name) => new SimDevice<Cookie>(name, { account: null }, (cookie) => this.server.fetch(cookie)),
  );
  /** Whose each statement is, by who recorded it or said that it is theirs; and on which device it was recorded. */
  private readonly owners = new Map<string, { owner: Owner; readonly device: number }>();
  /** Accounts whose person said on a device that a statement recorded there is not theirs. */
  private readonly declined = new Map<string, Set<string>>();
  private backup: Backup = this.server.backup();

  /** Two devices of one account, and one of nobody. */
  async begin(): Promise<void> {
    this.server.largestPage = 3;
    await this.signIn(0, "a", "mine");
    await this.signIn(1, "a", "mine");
  }

  async play(happening: Happening): Promise<void> {
    const { server } = this;
    switch (happening.do) {
      case "record":
        for (let n = 0; n < happening.times; n += 1) {
          const { owner, statement } = await this.device(happening.on).record(`c/lesson-${this.owners.size % 7}`);
          this.owners.set(statement.id, { owner, device: happening.on });
        }
        return;
      case "sync": {
        const device = this.device(happening.on);
        const owner = await device.owner();
        await showProgress(device, owner);
        if (!owner.startsWith("anon:")) await device.sync(owner, happening.fates, happening.crash);
        return;
      }
      case "sign-in":
        return this.signIn(happening.on, happening.as, happening.anonymousWork);
      case "sign-out": {
        const device = this.device(happening.on);
        device.cookie.account = null;
        await (await device.accounts()).signOut();
        return;
      }
      case "cookie-changes":
        this.device(happening.on).cookie.account = happening.to;
        return;
      case "clock-jumps":
        this.device(happening.on).clock.ms += happening.byMs;
        return;
      case "restart":
        return this.device(happening.on).restart();
      case "replay":
        await this.device(happening.on).sent[happening.nth]?.();
        return;
      case "server-writes":
        return server.append(happening.for, {
          kind: "assignment",
          id: `assignment-${happening.id}`,
          version: happening.version,
          author: null,
          body: server.epoch,
        });
      case "revoke":
        server.revoked.add(happening.account);
        return;
      case "reinstate":
        server.revoked.delete(happening.account);
        return;
      case "quota":
        server.quotaPerDay = happening.perDay;
        return;
      case "body-limit":
        server.largestBatch = happening.statements;
        return;
      case "new-day":
        return server.newDay();
      case "backup":
        this.backup = server.backup();
        return;
      case "restore":
        return server.restore(this.backup);
      case "server-down":
        server.outage = { status: 503, retryAfter: 5 };
        return;
      case "server-up":
        server.outage = undefined;
        return;
    }
  }

  private async signIn(on: number, as: string, anonymousWork: "mine" | "not mine" | "later"): Promise<void> {
    const device = this.device(on);
    if (this.server.revoked.has(as)) return;
    device.cookie.account = as;
    await device.signIn(accountOf(as));
    await showProgress(device, as);
    if (anonymousWork === "later") return;
    const people = await device.accounts();
    const theirs = [...this.owners].filter(
      ([id, known]) => known.device === on && known.owner.startsWith("anon:") && !this.declined.get(id)?.has(as),
    );
    expect(await people.adoptable(as), "the question is about what nobody has claimed").toEqual({ ok: true, value: theirs.length });
    if (anonymousWork === "mine") {
      expect(await people.adopt(as)).toEqual({ ok: true, value: theirs.length });
      for (const [, known] of theirs) known.owner = as;
    } else {
      expect((await people.decline(as)).ok).toBe(true);
      for (const [id] of theirs) this.declined.set(id, new Set(this.declined.get(id)).add(as));
    }
  }

  /** Lets every account of every device sync in peace, until all that any of them holds has reached the others. */
  async settle(): Promise<void> {
    const { server } = this;
    server.outage = undefined;
    server.revoked.clear();
    server.quotaPerDay = Number.POSITIVE_INFINITY;
    server.largestBatch = 500;
    for (let round = 0; round < 2; round += 1) {
      for (const device of this.devices) {
        for (const { owner } of await (await device.open()).sync.toArray()) {
          device.cookie.account = owner;
          await device.signIn(accountOf(owner));
          expect(await device.sync(owner)).toEqual({ kind: "done" });
        }
      }
    }
  }

  /** The invariants of docs/sync.md, by their numbers there. */
  async check(): Promise<void> {
    for (const id of accounts) await this.checkServer(id);
    for (const device of this.devices) {
      const db = await device.open();
      expect(await db.outbox.where(":id").between(["a"], ["anon"]).count(), "1: nothing of an account is unsent").toBe(0);
      expect(await db.refused.count(), "1: nothing is refused without a reason to").toBe(0);
      for (const { owner } of await db.sync.toArray()) await this.checkDevice(device, owner);
    }
    for (const [id, { owner, device }] of this.owners) {
      const row = await (await this.device(device).open()).statements.get([owner, id]);
      expect(row?.id, "1 and 5: what was recorded is still on its device, under its owner").toBe(id);
      const under = accounts.filter((other) => this.server.statementsOf(other).some((statement) => statement.id === id));
      expect(under, "1 and 5: it is on the server, under its owner only").toEqual(owner.startsWith("anon:") ? [] : [owner]);
    }
  }

  private async checkServer(id: string): Promise<void> {
    const { stream } = this.server.learner(id);
    expect(
      stream.map(({ lseq }) => lseq),
      "3: gapless",
    ).toEqual(stream.map((_, index) => index + 1));
    const ids = this.server.statementsOf(id).map((statement) => statement.id);
    expect(new Set(ids).size, "2: each once").toBe(ids.length);
  }

  private async checkDevice(device: SimDevice<Cookie>, owner: Owner): Promise<void> {
    const db = await device.open();
    const { stream } = this.server.learner(owner);
    const onServer = this.server.statementsOf(owner);
    const row = await db.sync.get(owner);
    expect(row, "3: the cursor is at the head").toMatchObject({ epoch: this.server.epoch, cursor: stream.length, head: stream.length });
    const here = statementsFrom(await rowsAfter(db, owner, 0));
    expect(textsOf(here), "4: device and server hold the same set").toEqual(textsOf(onServer));
    const progress = await showProgress(device, owner);
    expect(progress, "4: and the same progress").toEqual(progressFrom(onServer));
    const newest = new Map<string, number>();
    for (const record of stream) if (!("statement" in record)) newest.set(record.id, Math.max(record.version, newest.get(record.id) ?? 0));
    const records = await db.serverRecords
      .where(":id")
      .between([owner], [`${owner}\uffff`])
      .toArray();
    expect(new Map(records.map(({ id, record }) => [id, record.version])), "4: and what the server wrote").toEqual(newest);
  }

  private device(on: number): SimDevice<Cookie> {
    const device = this.devices[on];
    if (!device) throw new Error(`no device ${on}`);
    return device;
  }
}

/** The app is opened and shows the owner's progress, from its caches where it can. */
async function showProgress(device: SimDevice<Cookie>, owner: Owner): Promise<Progress> {
  const store = createProgressStore(await device.open(), owner);
  const read = await store.refresh();
  expect(read.ok).toBe(true);
  return store.now();
}

const textsOf = (statements: Parameters<typeof progressFrom>[0]): readonly string[] => statements.map(canonicalJson).sort();

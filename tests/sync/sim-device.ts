import type { Statement } from "#domain/record/statement.ts";
import { err, type Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner } from "#offline/database.ts";
import { activeOwner } from "#offline/records/owner.ts";
import { createStatementRepository } from "#offline/records/statement-repository.ts";
import { createAccounts } from "#offline/sync/accounts.ts";
import { createSyncEngine, type SyncOutcome } from "#offline/sync/sync-engine.ts";
import { createSyncTransport, type SyncProblem, type SyncTransport } from "#offline/sync/sync-transport.ts";
import type { Account } from "#sync/account-messages.ts";
import { TestDisk, testClock, testIds } from "../support/test-device.ts";

/** What happens to one request on its way. */
export type Fate =
  | "arrives"
  /** It never reaches the server. */
  | "request-lost"
  /** The server does it, and the answer is lost. */
  | "answer-lost"
  | "times-out"
  /** The network delivers it twice; the first answer comes back. */
  | "doubled"
  /** The app ends before it is sent, or after the server did it. */
  | "crash-before"
  | "crash-after";

/** The app was ended here, as by a power cut: nothing after this line ran. */
export class Crash extends Error {}

/** How a visit ends early: at the n-th transaction (from 1), before or after it was written. */
export interface CrashPoint {
  readonly transaction: number;
  readonly when: "before" | "after";
}

/** One browser: its disk, its clock, its cookie, and the app that is opened again after each crash. */
export class SimDevice<Cookie extends object> {
  readonly disk = new TestDisk();
  readonly clock = testClock();
  /** Every push, to be delivered again by a network that keeps copies. */
  readonly sent: (() => Promise<unknown>)[] = [];
  private db: ConcordDatabase | undefined;
  private readonly ids;

  constructor(
    readonly name: number,
    readonly cookie: Cookie,
    private readonly fetchWith: (cookie: Cookie) => typeof fetch,
  ) {
    this.ids = testIds(name * 1_000_000 + 1);
  }

  async open(): Promise<ConcordDatabase> {
    this.db ??= await this.disk.open();
    return this.db;
  }
  /** Closes the app; what was written stays. */
  restart(): void {
    this.db?.close();
    this.db = undefined;
  }

  async owner(): Promise<Owner> {
    const owner = await activeOwner(await this.open(), this.ids);
    if (!owner.ok) throw new Error(owner.error.code);
    return owner.value;
  }
  async record(activityId: string): Promise<{ readonly owner: Owner; readonly statement: Statement }> {
    const owner = await this.owner();
    const repository = createStatementRepository({ db: await this.open(), clock: this.clock, ids: this.ids });
    const kept = await repository.record(owner, { verb: "completed", activityId, locale: "en" });
    if (!kept.ok) throw new Error(kept.error.code);
    return { owner, statement: kept.value };
  }
  async accounts() {
    return createAccounts({ db: await this.open(), clock: this.clock, ids: this.ids });
  }
  async signIn(account: Account): Promise<void> {
    const signedIn = await (await this.accounts()).signIn(account);
    if (!signedIn.ok) throw new Error(signedIn.error.code);
  }

  /** One pass of the engine for the owner, with what the network and the power do. A crash ends it and opens the app again. */
  async sync(owner: Owner, fates: readonly Fate[] = [], crash?: CrashPoint): Promise<SyncOutcome | "crashed"> {
    const db = await this.open();
    const restore = crash ? crashAt(db, crash) : () => undefined;
    try {
      return await createSyncEngine({ db, transport: this.transport(fates), clock: this.clock, ids: this.ids }).run(owner);
    } catch (cause) {
      if (!(cause instanceof Crash)) throw cause;
      this.restart();
      return "crashed";
    } finally {
      restore();
    }
  }

  /** The requests of one visit, with the cookie of its start; each meets the next fate. */
  private transport(fates: readonly Fate[]): SyncTransport {
    const transport = createSyncTransport({ fetch: this.fetchWith({ ...this.cookie }), timeoutMs: 60_000 });
    const left = [...fates];
    const meet = async <T>(deliver: () => Promise<Result<T, SyncProblem>>): Promise<Result<T, SyncProblem>> => {
      const fate = left.shift() ?? "arrives";
      if (fate === "request-lost") return err({ code: "offline" });
      if (fate === "crash-before") throw new Crash();
      const answer = await deliver();
      if (fate === "crash-after") throw new Crash();
      if (fate === "answer-lost") return err({ code: "offline" });
      if (fate === "times-out") return err({ code: "time-out" });
      if (fate === "doubled") await deliver();
      return answer;
    };
    return {
      push: (request) => {
        const deliver = () => transport.push(request);
        this.sent.push(deliver);
        return meet(deliver);
      },
      pull: (request) => meet(() => transport.pull(request)),
      account: () => meet(() => transport.account()),
    };
  }
}

function crashAt(db: ConcordDatabase, { transaction, when }: CrashPoint): () => void {
  const real = db.transaction;
  let left = transaction;
  const guarded = async (...scope: unknown[]) => {
    left -= 1;
    if (left === 0 && when === "before") throw new Crash();
    const result: unknown = await Reflect.apply(real, db, scope);
    if (left === 0) throw new Crash();
    return result;
  };
  db.transaction = guarded as unknown as typeof db.transaction;
  return () => {
    db.transaction = real;
  };
}

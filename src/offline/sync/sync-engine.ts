import type { Clock, IdSource } from "#domain/record/clock.ts";
import type { Result } from "#domain/result.ts";
import { syncLimits } from "#sync/messages.ts";
import type { ConcordDatabase, Owner, SyncStop } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import { createAccounts } from "./accounts.ts";
import { createInbox } from "./inbox.ts";
import { createOutbox } from "./outbox.ts";
import type { SyncProblem, SyncTransport } from "./sync-transport.ts";

export type WaitCode =
  | Exclude<SyncProblem["code"], SyncStop | SizeCode | "other-learner">
  /** The server takes no more of this learner today. */
  | "quota"
  /** What is new cannot be kept here; nothing of it was. */
  | "device-full"
  /** This device's database refused otherwise. */
  | "device";
type SizeCode = "too-large" | "invalid";

export type SyncOutcome =
  /** Everything was sent, and everything received. */
  | { readonly kind: "done" }
  /** Worth another try later; what is unsent stays queued. */
  | { readonly kind: "waiting"; readonly code: WaitCode; readonly retryAfterMs?: number }
  /** Not before the person has signed in again; what is unsent stays queued. */
  | { readonly kind: "stopped"; readonly code: SyncStop }
  /** The device is another person's by now. */
  | { readonly kind: "owner-changed" };

export interface SyncDeps {
  readonly db: ConcordDatabase;
  readonly transport: SyncTransport;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const largestBatch = 50;
const smallestPage = 10;
/** More changes of epoch in one pass are no restored backup but two servers that take turns. */
const healingsPerPass = 3;
const done: SyncOutcome = { kind: "done" };
const restless: SyncOutcome = { kind: "waiting", code: "unreadable" };

/**
 * Sends what one account recorded on this device and receives what its other devices and the server added. Each step is one
 * transaction around no request, and each may be repeated: a crash anywhere, an answer that is lost or comes twice, and a second tab
 * cost requests and nothing else (docs/sync.md). No timers: when to run is said by `sync-schedule.ts`.
 */
export function createSyncEngine({ db, transport, clock, ids }: SyncDeps) {
  const outbox = createOutbox(db, clock);
  const inbox = createInbox(db, clock, ids);
  const accounts = createAccounts({ db, clock, ids });
  let batchSize = largestBatch;
  let pageSize: number = syncLimits.pullRecords;

  async function pass(owner: Owner): Promise<SyncOutcome> {
    for (let healings = 0; healings <= healingsPerPass; healings += 1) {
      const sent = await pushAll(owner);
      if (sent.kind !== "done" && !isQuota(sent)) return sent;
      const received = await pullAll(owner);
      if (received !== "healed") return received.kind === "done" ? sent : received;
    }
    return restless;
  }

  async function pushAll(owner: Owner): Promise<SyncOutcome> {
    for (let healings = 0; healings <= healingsPerPass; ) {
      const batch = await outbox.next(owner, batchSize);
      if (!batch) return { kind: "owner-changed" };
      const [first] = batch.statements;
      if (!first) {
        batchSize = largestBatch;
        return done;
      }
      const { epoch, statements, waiting, device } = batch;
      const from = device === undefined ? {} : { device, waiting };
      const answer = await transport.push({ epoch, learner: owner, statements, ...from });
      if (!answer.ok) {
        const { code } = answer.error;
        if (code === "time-out" || isAboutSize(code)) batchSize = Math.max(1, Math.floor(batch.statements.length / 2));
        if (!isAboutSize(code)) return afterProblem(owner, answer.error);
        if (batch.statements.length === 1) await outbox.refuse(owner, first.id, code);
        continue;
      }
      const { isHealed, hasMoved, retryAfterMs } = await outbox.settle(owner, batch, answer.value);
      if (retryAfterMs !== undefined) return { kind: "waiting", code: "quota", retryAfterMs };
      if (!hasMoved && !isHealed) return restless;
      if (isHealed) healings += 1;
    }
    return restless;
  }

  async function pullAll(owner: Owner): Promise<SyncOutcome | "healed"> {
    for (let gaps = 0; gaps < 2; ) {
      const row = await db.sync.get(owner);
      if (!row) return { kind: "owner-changed" };
      const answer = await transport.pull({ learner: owner, cursor: row.cursor, limit: pageSize });
      if (!answer.ok) {
        if (answer.error.code === "time-out") pageSize = Math.max(smallestPage, Math.floor(pageSize / 2));
        return afterProblem(owner, answer.error);
      }
      const received = await inbox.receive(owner, row, answer.value);
      if (received === "complete") {
        pageSize = syncLimits.pullRecords;
        return done;
      }
      if (received === "healed") return received;
      if (received === "owner-changed") return { kind: received };
      if (received === "gap") gaps += 1;
    }
    return restless;
  }

  async function afterProblem(owner: Owner, { code, retryAfterMs }: SyncProblem): Promise<SyncOutcome> {
    if (code === "other-learner") return withRightOwner(owner);
    if (isAboutSize(code)) return restless;
    if (isStop(code)) {
      await db.sync.update(owner, { stopped: code });
      return { kind: "stopped", code };
    }
    return { kind: "waiting", code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }

  /** The session is of another person than this device thought: from now on the device is theirs, and the queue stays with its owner. */
  async function withRightOwner(owner: Owner): Promise<SyncOutcome> {
    const account = await transport.account();
    if (!account.ok && account.error.code === "other-learner") return restless;
    if (!account.ok) return afterProblem(owner, account.error);
    if (account.value === null) return afterProblem(owner, { code: "sign-in-needed" });
    if (account.value.id === owner) return restless;
    const signedIn = await accounts.signIn(account.value);
    return signedIn.ok ? { kind: "owner-changed" } : waitingFor(signedIn.error);
  }

  return {
    /** One pass for the owner: sends all, receives all, heals what a restored server lost. Only our own bugs reject. */
    async run(owner: Owner): Promise<SyncOutcome> {
      const outcome = await stored(() => pass(owner));
      return outcome.ok ? outcome.value : waitingFor(outcome.error);
    },
    /** Tries again what was set aside, at the person's word. */
    queueRefusedAgain: (owner: Owner): Promise<Result<void, DeviceProblem>> => stored(() => outbox.queueRefusedAgain(owner)),
  };
}
export type SyncEngine = ReturnType<typeof createSyncEngine>;

const waitingFor = ({ code }: DeviceProblem): SyncOutcome => ({ kind: "waiting", code: code === "device-full" ? code : "device" });
const isAboutSize = (code: SyncProblem["code"]): code is SizeCode => code === "too-large" || code === "invalid";
const isStop = (code: SyncProblem["code"]): code is SyncStop => code === "sign-in-needed" || code === "forbidden" || code === "erased";
const isQuota = (outcome: SyncOutcome): boolean => outcome.kind === "waiting" && outcome.code === "quota";

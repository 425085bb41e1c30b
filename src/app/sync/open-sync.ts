import { ok } from "#domain/result.ts";
import { createStatementRepository } from "#offline/records/statement-repository.ts";
import { createAccounts } from "#offline/sync/accounts.ts";
import { createOneTab } from "#offline/sync/one-tab.ts";
import { createSyncEngine, type SyncOutcome } from "#offline/sync/sync-engine.ts";
import { createSyncSchedule } from "#offline/sync/sync-schedule.ts";
import { isFresh, observeSyncStatus, type SyncStatus } from "#offline/sync/sync-status.ts";
import { createSyncTransport } from "#offline/sync/sync-transport.ts";
import { underSession } from "../api/session-fetch.ts";
import type { DeviceSync, OpenSync, SyncState } from "../device/device.ts";
import { accountChannel } from "./account-channel.ts";
import { askForBackgroundSync, onBackgroundSync } from "./background-sync.ts";

const timeoutMs = 30_000;

/** Sync of this page's owner, with the browser's events behind it. For a learner without an account it only signs in. */
export const openSync: OpenSync = (deps, owner): DeviceSync => {
  const { db, clock, ids } = deps;
  const statements = createStatementRepository(deps);
  const accounts = createAccounts({ db, clock, ids });
  const transport = createSyncTransport({ fetch: underSession(fetch.bind(globalThis)), timeoutMs });
  const engine = createSyncEngine({ db, transport, clock, ids });
  const schedule = createSyncSchedule({
    pass,
    oneTab: createOneTab({ name: "concord-sync", locks: navigator.locks, db, clock, ids }),
    clock,
    random: () => Math.random(),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    isShown: () => document.visibilityState === "visible",
    onPhase() {
      const phase = schedule.phase();
      if (phase.kind === "waiting" && phase.code === "offline") askForBackgroundSync();
      announce();
    },
  });
  /** Who is asked about what was recorded without an account: the page's owner, until somebody else signs in here. */
  let account = owner;
  /** Somebody signed in or out here, and the caller is about to load a page anew. */
  let isLeaving = false;
  let hasBegun = false;
  let status: SyncStatus | undefined;
  let state = stateNow();
  const listeners = new Set<() => void>();

  function stateNow(): SyncState {
    return { ...(status && { status }), phase: schedule.phase() };
  }
  function announce(): void {
    state = stateNow();
    for (const listener of listeners) listener();
  }

  const tellOtherTabs = () => accountChannel().postMessage(null);

  async function pass(isAsked: boolean): Promise<SyncOutcome> {
    await statements.takeWaiting();
    if (!isAsked && (await isFresh(db, owner, clock.now()))) return { kind: "done" };
    const outcome = await engine.run(owner);
    if (outcome.kind === "owner-changed") changeAccount();
    return outcome;
  }
  /** The server's session is of another person, or the record was erased here: this page must not go on under the old name. */
  function changeAccount(): void {
    if (isLeaving) return;
    isLeaving = true;
    tellOtherTabs();
    location.reload();
  }

  function begin(): void {
    if (hasBegun || owner.startsWith("anon:")) return;
    hasBegun = true;
    observeSyncStatus(db, owner, (next) => {
      if (!next) return changeAccount();
      const hasMore = next.unsent > (status?.unsent ?? 0);
      status = next;
      announce();
      if (hasMore) schedule.want("recorded");
    });
    addEventListener("online", () => schedule.want("online"));
    onBackgroundSync(() => schedule.want("online"));
    document.addEventListener("visibilitychange", () => schedule.want(document.visibilityState === "visible" ? "shown" : "hidden"));
    schedule.want("start");
  }

  return {
    begin,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendNow() {
      if (hasBegun) schedule.want("asked");
    },
    async sendRefusedAgain() {
      const queued = await engine.queueRefusedAgain(owner);
      if (queued.ok) schedule.want("asked");
      return queued;
    },
    async signedIn(person) {
      const signedIn = await accounts.signIn(person);
      if (!signedIn.ok) return signedIn;
      account = person.id;
      isLeaving = account !== owner;
      if (isLeaving) tellOtherTabs();
      else schedule.want("start");
      await statements.takeWaiting();
      return accounts.adoptable(account);
    },
    async signedOut() {
      const signedOut = await accounts.signOut();
      if (!signedOut.ok) return signedOut;
      isLeaving = true;
      tellOtherTabs();
      return ok(undefined);
    },
    async adopt() {
      const taken = await statements.takeWaiting(); // of the learner who is forgotten then
      return taken.ok ? accounts.adopt(account) : taken;
    },
    decline: () => accounts.decline(account),
  };
};

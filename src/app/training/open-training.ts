import { ok } from "#domain/result.ts";
import type { ChangeRow } from "#offline/database.ts";
import { createOneTab } from "#offline/sync/one-tab.ts";
import { createSyncSchedule } from "#offline/sync/sync-schedule.ts";
import { createSyncTransport } from "#offline/sync/sync-transport.ts";
import { createChangeQueue } from "#offline/training/change-queue.ts";
import { createChangeSender } from "#offline/training/change-sender.ts";
import { createChangeTransport } from "#offline/training/change-transport.ts";
import { createKeptAnswers } from "#offline/training/kept-answers.ts";
import { callApi } from "../api/call-api.ts";
import { underSession } from "../api/session-fetch.ts";
import { onBackgroundSync } from "../sync/background-sync.ts";
import { keepPart } from "./keep-part.ts";
import { createShownChanges } from "./shown-changes.ts";
import type { Dated, OpenTraining, TrainingState } from "./training.ts";

const timeoutMs = 30_000;
/** Codes by which the server says that this account may not read an answer any more. */
const notReadable: ReadonlySet<string> = new Set(["not-found", "forbidden", "confidential"]);

/** To keep the report of a large cohort takes as long as to show it: an answer is kept once it was shown, or after this time if it is not. */
const keptWithinMs = 1000;

/** A trainer's answers and changes on this device, with the browser's events behind their sending. */
export const openTraining: OpenTraining = ({ db, clock, ids }, owner) => {
  const answers = createKeptAnswers(db);
  const queue = createChangeQueue({ db, clock });
  const requests = { fetch: underSession(fetch.bind(globalThis)), timeoutMs };
  const sender = createChangeSender({ queue, send: createChangeTransport(requests), transport: createSyncTransport(requests) });
  const schedule = createSyncSchedule({
    pass: () => sender.run(owner),
    oneTab: createOneTab({ name: "concord-training", locks: navigator.locks, db, clock, ids }),
    clock,
    random: () => Math.random(),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    isShown: () => document.visibilityState === "visible",
    onPhase: announce,
  });
  let hasBegun = false;
  const changes = createShownChanges(clock.now.bind(clock));
  let taken = 0;
  let state: TrainingState = { changes: undefined, phase: { kind: "resting" }, taken };
  const listeners = new Set<() => void>();
  /** By route: when its newest answer was asked for, and that answer until it is kept. */
  const newestAtMs = new Map<string, number>();
  const unkept = new Map<string, Dated<unknown>>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** What is kept, forgotten and settled follows one after another, so that it ends as the answers came. */
  function inTurn(work: () => Promise<unknown>): Promise<unknown> {
    lastTurn = lastTurn.then(work);
    return lastTurn;
  }

  function keepSoon(path: string, answer: Dated<unknown>): void {
    if ((newestAtMs.get(path) ?? 0) > answer.readAtMs) return; // one that was asked for later has overtaken it
    newestAtMs.set(path, answer.readAtMs);
    unkept.set(path, answer);
    setTimeout(() => keepNow(path, answer), keptWithinMs);
  }

  function keepNow(path: string, answer: Dated<unknown>): void {
    void inTurn(async () => {
      if (unkept.get(path) !== answer) return;
      await answers.keep(owner, path, answer.value, answer.readAtMs); // a full device still shows it
      if (unkept.get(path) === answer) unkept.delete(path);
    });
  }

  function forget(path: string, askedAtMs: number): Promise<unknown> {
    for (const each of unkept.keys()) if (each === path || each.startsWith(`${path}/`)) unkept.delete(each);
    return inTurn(async () => {
      await answers.drop(owner, path);
      await queue.settle(owner, path, askedAtMs);
    });
  }

  function announce(): void {
    state = { changes: changes.rows(), phase: schedule.phase(), taken };
    for (const listener of listeners) listener();
  }

  function show(rows: readonly ChangeRow[]): void {
    if (changes.update(rows)) taken += 1;
    announce();
  }

  async function keptAnswer(path: string): Promise<Dated<unknown> | undefined> {
    const row = await answers.load(owner, path);
    return row.ok && row.value ? { value: row.value.body, readAtMs: row.value.readAtMs } : undefined;
  }

  return {
    begin() {
      if (hasBegun) return;
      hasBegun = true;
      keepPart();
      queue.observe(owner, show);
      addEventListener("online", () => schedule.want("online"));
      onBackgroundSync(() => schedule.want("online"));
      document.addEventListener("visibilitychange", () => schedule.want(document.visibilityState === "visible" ? "shown" : "hidden"));
      schedule.want("start");
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async change(change) {
      const kept = await queue.add(owner, change);
      if (kept.ok) schedule.want("asked");
      return kept;
    },
    discard: (subject) => queue.discard(owner, subject),
    sendNow: () => schedule.want("asked"),
    async kept(path, parse) {
      const kept = unkept.get(path) ?? (await keptAnswer(path));
      if (!kept) return undefined;
      const read = parse(kept.value);
      return read.ok ? { value: read.value, readAtMs: kept.readAtMs } : undefined;
    },
    async ask(path, parse) {
      const askedAtMs = clock.now();
      const answer = await callApi<unknown>("GET", path);
      if (!answer.ok) {
        if (!notReadable.has(answer.error.code)) return answer;
        await forget(path, askedAtMs);
        return answer;
      }
      const read = parse(answer.value);
      if (!read.ok) return read;
      keepSoon(path, { value: answer.value, readAtMs: askedAtMs });
      return ok({ value: read.value, readAtMs: askedAtMs });
    },
    shown(path, { readAtMs }) {
      const waiting = unkept.get(path);
      if (waiting?.readAtMs === readAtMs) keepNow(path, waiting);
      if (changes.read(path, readAtMs)) announce();
      void inTurn(() => queue.settle(owner, path, readAtMs));
    },
    keep: async (path, body) => void (await answers.keep(owner, path, body, clock.now())),
    newId: () => ids.uuid(),
  };
};

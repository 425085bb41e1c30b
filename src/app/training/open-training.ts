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
import type { OpenTraining, TrainingState } from "./training.ts";

const timeoutMs = 30_000;
/** Codes by which the server says that this account may not read an answer any more. */
const notReadable: ReadonlySet<string> = new Set(["not-found", "forbidden", "confidential"]);

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

  function announce(): void {
    state = { changes: changes.rows(), phase: schedule.phase(), taken };
    for (const listener of listeners) listener();
  }

  function show(rows: readonly ChangeRow[]): void {
    if (changes.update(rows)) taken += 1;
    announce();
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
      const row = await answers.load(owner, path);
      if (!row.ok || !row.value) return undefined;
      const read = parse(row.value.body);
      return read.ok ? { value: read.value, readAtMs: row.value.readAtMs } : undefined;
    },
    async ask(path, parse) {
      const askedAtMs = clock.now();
      const answer = await callApi<unknown>("GET", path);
      if (!answer.ok) {
        if (!notReadable.has(answer.error.code)) return answer;
        await answers.drop(owner, path);
        await queue.settle(owner, path, askedAtMs);
        return answer;
      }
      const read = parse(answer.value);
      if (!read.ok) return read;
      await answers.keep(owner, path, answer.value, askedAtMs); // a full device still shows it
      return ok({ value: read.value, readAtMs: askedAtMs });
    },
    shown(path, { readAtMs }) {
      changes.read(path, readAtMs);
      announce();
      void queue.settle(owner, path, readAtMs);
    },
    keep: async (path, body) => void (await answers.keep(owner, path, body, clock.now())),
    newId: () => ids.uuid(),
  };
};

import type { Clock } from "#domain/record/clock.ts";
import { backOffMs, type Random } from "./back-off.ts";
import type { OneTab } from "./one-tab.ts";
import type { SyncOutcome, WaitCode } from "./sync-engine.ts";

/** Why a sync is wanted now. */
export type SyncReason =
  /** The app was opened, or an account signed in. */
  | "start"
  /** The browser says that there is a network again, or its background sync does. */
  | "online"
  | "shown"
  /** The app is about to be put away: what waits for its delay goes now. */
  | "hidden"
  /** Something new is in the outbox. */
  | "recorded"
  /** The person asked. */
  | "asked";
/** The schedule's own: a back-off has ended, or the page has been open for a while. */
type OwnReason = "retry" | "look-again";

/** What sync is doing in this tab. */
export type SyncPhase =
  | { readonly kind: "resting" }
  | { readonly kind: "working" }
  | { readonly kind: "waiting"; readonly code: WaitCode; readonly nextTryAtMs: number }
  | { readonly kind: "stopped" };

interface ScheduleDeps {
  /** One pass; `isAsked`: even if another tab has just done one. */
  readonly pass: (isAsked: boolean) => Promise<SyncOutcome>;
  readonly oneTab: OneTab;
  readonly clock: Clock;
  readonly random: Random;
  /** `setTimeout`; the answer takes it back. */
  readonly after: (ms: number, work: () => void) => () => void;
  readonly isShown: () => boolean;
  readonly onPhase: () => void;
}

/** Answers that follow one another go out together. */
const gatherMs = 3_000;
/** A page that stays open looks this often for what other devices did. */
const lookAgainMs = 5 * 60_000;

/** Decides when to sync: at once, a little later, or after a back-off. A reason that comes during a pass leads to one more. */
export function createSyncSchedule({ pass, oneTab, clock, random, after, isShown, onPhase }: ScheduleDeps) {
  let phase: SyncPhase = { kind: "resting" };
  let failures = 0;
  let isWorking = false;
  let next: { readonly atMs: number; readonly cancel: () => void } | undefined;
  let again: SyncReason | OwnReason | undefined;

  function become(now: SyncPhase): void {
    phase = now;
    onPhase();
  }
  function cancelNext(): void {
    next?.cancel();
    next = undefined;
  }
  /** The earlier of two wishes wins. */
  function planIn(ms: number, reason: SyncReason | OwnReason): void {
    const atMs = clock.now() + ms;
    if (next && next.atMs <= atMs) return;
    cancelNext();
    const due = () => {
      next = undefined;
      if (reason !== "look-again" || isShown()) void work(reason);
    };
    next = { atMs, cancel: after(ms, due) };
  }

  async function work(reason: SyncReason | OwnReason): Promise<void> {
    if (isWorking) {
      if (again !== "asked") again = reason;
      return;
    }
    isWorking = true;
    cancelNext();
    become({ kind: "working" });
    let outcome: SyncOutcome | "another-tab" = { kind: "waiting", code: "device" };
    try {
      const hadTurn = await oneTab(async () => {
        outcome = await pass(reason === "asked");
      });
      if (!hadTurn) outcome = "another-tab";
    } finally {
      isWorking = false;
      follow(outcome);
    }
    const wanted = again;
    again = undefined;
    if (wanted) want(wanted);
  }

  function follow(outcome: SyncOutcome | "another-tab"): void {
    if (outcome === "another-tab") {
      become({ kind: "resting" });
      planIn(gatherMs * (1 + random()), "retry");
      return;
    }
    switch (outcome.kind) {
      case "done":
        failures = 0;
        become({ kind: "resting" });
        planIn(lookAgainMs * (1 + random()), "look-again");
        return;
      case "waiting": {
        failures += 1;
        const waitMs = backOffMs(failures, outcome.retryAfterMs, random);
        become({ kind: "waiting", code: outcome.code, nextTryAtMs: clock.now() + waitMs });
        planIn(waitMs, "retry");
        return;
      }
      case "stopped":
      case "owner-changed":
        become({ kind: "stopped" });
    }
  }

  function want(reason: SyncReason | OwnReason): void {
    switch (phase.kind) {
      case "working":
        void work(reason);
        return;
      case "stopped":
        if (reason === "asked" || reason === "start") void work(reason);
        return;
      case "waiting":
        if (reason === "asked" || reason === "start") void work(reason);
        else if (reason === "online" && phase.code === "offline") planIn(random() * gatherMs, reason);
        else if (reason === "shown" && phase.code === "quota") void work(reason);
        return;
      case "resting":
        if (reason === "recorded") planIn(gatherMs, reason);
        else if (reason === "online") planIn(random() * gatherMs, reason);
        else if (reason !== "hidden") void work(reason);
        else if (next && next.atMs <= clock.now() + gatherMs) void work(reason); // an answer that has not gone yet
    }
  }

  return { phase: (): SyncPhase => phase, want };
}

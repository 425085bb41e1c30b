import { describe, expect, it } from "vitest";
import { testClock } from "../../../tests/support/test-device.ts";
import type { SyncOutcome } from "./sync-engine.ts";
import { createSyncSchedule, type SyncPhase } from "./sync-schedule.ts";

const done: SyncOutcome = { kind: "done" };
const offline: SyncOutcome = { kind: "waiting", code: "offline" };
const second = 1000;
const minute = 60 * second;

/** A schedule whose time the test moves, and whose passes end as it says. */
function schedule(...outcomes: SyncOutcome[]) {
  const clock = testClock();
  const timers = new Set<{ readonly atMs: number; readonly work: () => void }>();
  const passes: { readonly atMs: number; readonly isAsked: boolean }[] = [];
  const phases: SyncPhase["kind"][] = [];
  const begun = clock.ms;
  const world = { isShown: true, hasTurn: true, held: undefined as Promise<void> | undefined };
  const sync = createSyncSchedule({
    pass: async (isAsked) => {
      passes.push({ atMs: clock.ms - begun, isAsked });
      await world.held;
      return outcomes.shift() ?? done;
    },
    oneTab: async (work) => {
      if (world.hasTurn) await work();
      return world.hasTurn;
    },
    clock,
    random: () => 0.5,
    after: (ms, work) => {
      const timer = { atMs: clock.ms + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    isShown: () => world.isShown,
    onPhase: () => phases.push(sync.phase().kind),
  });
  const idle = () => new Promise((resolve) => setImmediate(resolve));
  /** Lets time run, timer by timer. */
  const run = async (ms: number) => {
    const end = clock.ms + ms;
    for (;;) {
      await idle();
      const [next] = [...timers].filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      timers.delete(next);
      clock.ms = Math.max(clock.ms, next.atMs);
      next.work();
    }
    clock.ms = end;
  };
  const times = () => passes.map(({ atMs }) => atMs / second);
  return { sync, clock, run, passes, phases, times, world, timers };
}

describe("when sync runs", () => {
  it("is at the start, when the app is shown, when the person asks, and soon after the network is back", async () => {
    const { sync, run, passes, times } = schedule();
    for (const reason of ["start", "shown", "asked", "online"] as const) {
      sync.want(reason);
      await run(10 * second);
    }
    expect(times()).toEqual([0, 10, 20, 31.5]);
    expect(passes.map(({ isAsked }) => isAsked)).toEqual([false, false, true, false]);
  });
  it("is once for answers that follow one another", async () => {
    const { sync, run, times } = schedule();
    for (let n = 0; n < 5; n += 1) {
      sync.want("recorded");
      await run(0.5 * second);
    }
    await run(10 * second);
    expect(times()).toEqual([3]);
  });
  it("is at once when the app is put away with an answer that waits, and not without one", async () => {
    const { sync, run, times } = schedule();
    sync.want("hidden");
    await run(second);
    sync.want("recorded");
    await run(second);
    sync.want("hidden");
    await run(10 * second);
    expect(times()).toEqual([2]);
  });
  it("is now and then while the page stays open, and not behind other windows", async () => {
    const { sync, run, times, world } = schedule();
    sync.want("start");
    await run(16 * minute);
    expect(times()).toEqual([0, 450, 900]);
    world.isShown = false;
    await run(60 * minute);
    expect(times()).toHaveLength(3);
  });
  it("is once more when something was recorded during a pass", async () => {
    const { sync, run, times, world } = schedule();
    let release = () => {};
    world.held = new Promise((resolve) => (release = resolve));
    sync.want("start");
    await run(second);
    sync.want("recorded");
    sync.want("recorded");
    release();
    await run(10 * second);
    expect(times()).toEqual([0, 4]);
  });
  it("is a little later when another tab is at it", async () => {
    const { sync, run, times, world } = schedule();
    world.hasTurn = false;
    sync.want("recorded");
    await run(4 * second);
    world.hasTurn = true;
    await run(6 * second);
    expect(times()).toEqual([7.5]);
  });
});

describe("after a try that failed", () => {
  it("waits longer each time, and from the start again after one that went well", async () => {
    const { sync, run, times } = schedule(offline, offline, offline, done, offline);
    sync.want("start");
    await run(30 * second);
    expect(times()).toEqual([0, 3.75, 11.25, 26.25]);
    sync.want("shown");
    await run(5 * second);
    expect(times().slice(4)).toEqual([30, 33.75]);
  });
  it("is not hurried by new answers or by being shown, but by the person and by a network that is back", async () => {
    const { sync, run, times } = schedule(offline, offline, offline, offline, offline);
    sync.want("start");
    await run(0);
    sync.want("asked");
    await run(0);
    sync.want("asked");
    await run(0);
    sync.want("recorded");
    sync.want("shown");
    await run(5 * second);
    expect(times()).toEqual([0, 0, 0]);
    sync.want("online");
    await run(2 * second);
    expect(times()).toEqual([0, 0, 0, 6.5]);
  });
  it("keeps to the time that the server named, whatever the network does", async () => {
    const { sync, run, times } = schedule({ kind: "waiting", code: "unavailable", retryAfterMs: 10 * minute });
    sync.want("start");
    await run(second);
    expect(sync.phase()).toMatchObject({ kind: "waiting", code: "unavailable" });
    sync.want("online");
    await run(9 * minute);
    expect(times()).toEqual([0]);
    await run(4 * minute);
    expect(times()).toEqual([0, 750]);
  });
  it("looks for what is new although the quota is used up", async () => {
    const { sync, run, times } = schedule({ kind: "waiting", code: "quota", retryAfterMs: 600 * minute });
    sync.want("start");
    await run(second);
    sync.want("shown");
    await run(second);
    expect(times()).toEqual([0, 1]);
  });
});

describe("after the session ended", () => {
  it("does nothing by itself, and tries when the person asks or has signed in again", async () => {
    const { sync, run, times, timers } = schedule({ kind: "stopped", code: "sign-in-needed" });
    sync.want("start");
    await run(second);
    for (const reason of ["recorded", "shown", "online", "hidden"] as const) sync.want(reason);
    await run(60 * minute);
    expect([times(), timers.size, sync.phase().kind]).toEqual([[0], 0, "stopped"]);
    sync.want("asked");
    await run(second);
    expect(sync.phase().kind).toBe("resting");
  });
});

it("tells each change of what it is doing", async () => {
  const { sync, run, phases } = schedule(offline, done);
  sync.want("start");
  await run(10 * second);
  expect(phases).toEqual(["working", "waiting", "working", "resting"]);
});

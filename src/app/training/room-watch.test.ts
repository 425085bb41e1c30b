import { describe, expect, it } from "vitest";
import type { RoomState } from "#sync/report-messages.ts";
import { type EventStream, type WatchedRoom, watchRoom } from "./room-watch.ts";

const state: RoomState = { asOf: "2026-11-22T08:00:00.000Z", joined: 12, started: 3, closed: [], items: [] };

/** A server's streams and a clock that stand still until they are moved. */
function world() {
  const streams: (EventStream & { isClosed: boolean; state: number; readonly say: (type: string, data?: unknown) => void })[] = [];
  const timers: { at: number; work: () => void }[] = [];
  let now = 0;
  let code: string | undefined;
  const seen: WatchedRoom[] = [];
  const stop = watchRoom(
    "/api/live/s/events",
    {
      open: () => {
        const listeners = new Map<string, (event: { readonly data?: unknown }) => void>();
        const stream = {
          isClosed: false,
          state: 1,
          get readyState() {
            return stream.state;
          },
          addEventListener: (type: string, listener: (event: { readonly data?: unknown }) => void) => void listeners.set(type, listener),
          close: () => {
            stream.isClosed = true;
          },
          say: (type: string, data?: unknown) => listeners.get(type)?.({ data }),
        };
        streams.push(stream);
        return stream;
      },
      refusal: async () => code,
      after: (ms, work) => {
        const timer = { at: now + ms, work };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    },
    (room) => seen.push(room),
  );
  return {
    streams,
    stop,
    refuseWith: (next: string) => {
      code = next;
    },
    latest: () => seen.at(-1),
    pass(ms: number) {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.work();
      }
    },
    room: () => streams.at(-1)?.say("room", JSON.stringify(state)),
    async fails(readyState: number) {
      const stream = streams.at(-1);
      if (stream) stream.state = readyState;
      stream?.say("error");
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe("watching a room", () => {
  it("shows each state as it arrives, and passes over what is none", () => {
    const { room, streams, latest } = world();
    room();
    streams[0]?.say("room", "{");
    streams[0]?.say("room", JSON.stringify({ ...state, joined: -1 }));
    expect(latest()).toEqual({ state, phase: { kind: "open" } });
  });
  it("keeps the last numbers while the browser connects again by itself", async () => {
    const { room, fails, latest, streams } = world();
    room();
    await fails(0);
    expect(latest()).toEqual({ state, phase: { kind: "lost" } });
    expect(streams).toHaveLength(1);
    room();
    expect(latest()?.phase.kind).toBe("open");
  });
  it("opens the stream anew when the browser has given it up, more and more rarely", async () => {
    const { fails, pass, streams, room, latest } = world();
    await fails(2);
    pass(1999);
    expect(streams).toHaveLength(1);
    pass(1);
    expect(streams).toHaveLength(2);
    await fails(2);
    pass(3999);
    expect(streams).toHaveLength(2);
    pass(1);
    expect(streams).toHaveLength(3);
    room();
    expect(latest()?.phase.kind).toBe("open");
    await fails(2);
    pass(2000);
    expect(streams).toHaveLength(4);
  });
  it("takes a long silence for a dead line", () => {
    const { room, pass, streams, latest } = world();
    room();
    pass(49_999);
    expect(streams).toHaveLength(1);
    pass(1);
    expect(streams).toHaveLength(2);
    expect(streams[0]?.isClosed).toBe(true);
    expect(latest()?.phase.kind).toBe("lost");
  });
  it("stops when the session has ended", () => {
    const { room, streams, latest, pass } = world();
    room();
    streams[0]?.say("ended");
    pass(600_000);
    expect(latest()).toEqual({ state, phase: { kind: "ended" } });
    expect(streams).toHaveLength(1);
    expect(streams[0]?.isClosed).toBe(true);
  });
  it("stops at a refusal that will stay one, and says which", async () => {
    const { refuseWith, fails, latest, pass, streams } = world();
    refuseWith("not-found");
    await fails(2);
    pass(600_000);
    expect(latest()?.phase).toEqual({ kind: "refused", code: "not-found" });
    expect(streams).toHaveLength(1);
  });
  it("goes on after a refusal that passes", async () => {
    const { refuseWith, fails, pass, streams } = world();
    refuseWith("overloaded");
    await fails(2);
    pass(2000);
    expect(streams).toHaveLength(2);
  });
  it("is silent once it is stopped", async () => {
    const { stop, room, fails, pass, latest, streams } = world();
    stop();
    room();
    await fails(2);
    pass(600_000);
    expect(latest()).toBeUndefined();
    expect(streams).toHaveLength(1);
  });
});

import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { performance } from "node:perf_hooks";

/** What a line takes from everything that crosses it. */
export interface LineShape {
  /** Shared by all connections of one direction. */
  readonly bitsPerSecond: number;
  readonly roundTripMs: number;
}
/** Nothing is taken. */
export const fastLine: LineShape = { bitsPerSecond: Number.POSITIVE_INFINITY, roundTripMs: 0 };

interface Arrival {
  /** Unix time. */
  readonly atMs: number;
  readonly bytes: number;
}

export interface Line {
  readonly port: number;
  /** From now on; what is under way arrives as it was sent. */
  shape(shape: LineShape): void;
  /** Bytes that reached the browser since `sinceMs`, TLS and headers included. */
  received(sinceMs: number, untilMs?: number): number;
  /** Resolves when nothing crossed the line in either direction for `quietMs`; rejects after a minute of traffic. */
  quiet(quietMs: number): Promise<void>;
  /** As a stopped server: connections break, new ones are refused. */
  cut(): Promise<void>;
}

export const unixNow = (): number => performance.timeOrigin + performance.now();

const segmentBytes = 1460;
/** What a sender may have waiting for the wire, as a small socket buffer would: later answers must not queue behind all earlier ones. */
const waitingBytes = 16 * 1024;
const mostTrafficMs = 60_000;

/**
 * A relay on loopback to `target` that behaves like a slow line: segments leave one after another at the line's rate, arrive half a
 * round trip later, and a new connection costs a round trip before its first byte. There is no loss and no slow start.
 */
export async function openLine(target: number): Promise<Line> {
  let shape = fastLine;
  let lastMs = unixNow();
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  const wires = { up: createWire(), down: createWire() };

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = dial({ port: target, host: "127.0.0.1", noDelay: true });
    const openAtMs = unixNow() + shape.roundTripMs;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    carry(client, upstream, wires.up, openAtMs, () => undefined);
    carry(upstream, client, wires.down, 0, (bytes) => arrivals.push({ atMs: unixNow(), bytes }));
  });

  /** One direction of one connection. */
  function carry(from: Socket, to: Socket, wire: Wire, notBeforeMs: number, onArrival: (bytes: number) => void): void {
    const departures = createTimetable();
    const arrivalsHere = createTimetable();
    let waiting = 0;
    let arrivesMs = notBeforeMs;
    from.on("data", (data: Buffer) => {
      for (let at = 0; at < data.length; at += segmentBytes) {
        const segment = data.subarray(at, at + segmentBytes);
        const leavesMs = wire.send(segment.length, shape, notBeforeMs);
        arrivesMs = Math.max(arrivesMs, leavesMs + shape.roundTripMs / 2);
        waiting += segment.length;
        departures.at(leavesMs, () => {
          waiting -= segment.length;
          if (waiting < waitingBytes) from.resume();
        });
        arrivalsHere.at(arrivesMs, () => {
          lastMs = unixNow();
          if (to.destroyed) return;
          onArrival(segment.length);
          to.write(segment);
        });
      }
      if (waiting >= waitingBytes) from.pause();
    });
    from.on("close", () => arrivalsHere.at(arrivesMs, () => to.end()));
  }

  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    shape: (next) => {
      shape = next;
    },
    received: (sinceMs, untilMs = Number.POSITIVE_INFINITY) =>
      arrivals.reduce((sum, { atMs, bytes }) => (atMs >= sinceMs && atMs <= untilMs ? sum + bytes : sum), 0),
    quiet: async (quietMs) => {
      const startMs = unixNow();
      for (let restMs = quietMs; restMs > 0; restMs = Math.max(lastMs, startMs) + quietMs - unixNow()) {
        if (unixNow() - startMs > mostTrafficMs) throw new Error("the line did not become quiet");
        await new Promise((resolve) => setTimeout(resolve, restMs));
      }
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Wire {
  /** Queues a segment behind all others; answers when its last bit leaves. */
  send(bytes: number, shape: LineShape, notBeforeMs: number): number;
}

function createWire(): Wire {
  let freeMs = 0;
  return {
    send: (bytes, { bitsPerSecond }, notBeforeMs) => {
      const startMs = Math.max(unixNow(), notBeforeMs);
      if (bitsPerSecond === Number.POSITIVE_INFINITY) return startMs;
      freeMs = Math.max(freeMs, startMs) + (bytes * 8000) / bitsPerSecond;
      return freeMs;
    },
  };
}

interface Timetable {
  /** Runs `action` at that time, and after everything that was entered before it. */
  at(atMs: number, action: () => void): void;
}

function createTimetable(): Timetable {
  const entries: { readonly atMs: number; readonly action: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    timer = undefined;
    for (let next = entries[0]; next; next = entries[0]) {
      const restMs = next.atMs - unixNow();
      if (restMs > 0) {
        timer = setTimeout(run, restMs);
        return;
      }
      entries.shift();
      next.action();
    }
  };
  return {
    at: (atMs, action) => {
      entries.push({ atMs, action });
      if (!timer) run();
    },
  };
}

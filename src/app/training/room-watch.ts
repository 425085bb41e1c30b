import { parseRoomState } from "#sync/parse-report-answers.ts";
import type { RoomState } from "#sync/report-messages.ts";

/** As much of the browser's `EventSource` as a watch needs. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}
export interface RoomWatchDeps {
  /** Opens the stream of events at an address. */
  readonly open: (address: string) => EventStream;
  /** Why the address answers no stream, which a stream does not tell; `undefined` when it might. */
  readonly refusal: (address: string) => Promise<string | undefined>;
  /** Does the work later, unless the answer is called. */
  readonly after: (ms: number, work: () => void) => () => void;
}

export interface WatchedRoom {
  /** The newest state that arrived. */
  readonly state: RoomState | undefined;
  readonly phase:
    | { readonly kind: "connecting" | "open" | "lost" | "ended" }
    /** Trying again does not help: the server's code. */
    | { readonly kind: "refused"; readonly code: string };
}

/** The server sends at least so often; after a longer silence the connection is taken for dead, whatever the browser thinks. */
const silenceMs = 50_000;
const retriesMs = [2000, 4000, 8000, 15_000] as const;
const closed = 2;
const final: ReadonlySet<string> = new Set(["not-found", "sign-in-needed", "forbidden", "insecure-origin"]);

/**
 * Follows a live session. The browser's own reconnection ends with the first answer that is no stream, and does not notice a line that is
 * silently dead: both are opened anew here, more and more rarely, until the session has ended or the server refuses.
 */
export function watchRoom(address: string, { open, refusal, after }: RoomWatchDeps, onChange: (room: WatchedRoom) => void): () => void {
  let room: WatchedRoom = { state: undefined, phase: { kind: "connecting" } };
  let stream: EventStream | undefined;
  let cancel = () => {};
  let tries = 0;
  let isOver = false;

  const show = (next: Partial<WatchedRoom>) => {
    room = { ...room, ...next };
    onChange(room);
  };
  const lost = () => {
    if (room.phase.kind !== "lost") show({ phase: { kind: "lost" } });
  };
  const later = (ms: number, work: () => void) => {
    cancel();
    cancel = after(ms, work);
  };
  const stop = () => {
    isOver = true;
    cancel();
    stream?.close();
  };

  function connect(): void {
    const ours = open(address);
    stream = ours;
    later(silenceMs, again);
    ours.addEventListener("room", ({ data }) => {
      const state = parsed(data);
      if (isOver || stream !== ours || !state) return;
      tries = 0;
      later(silenceMs, again);
      show({ state, phase: { kind: "open" } });
    });
    ours.addEventListener("ended", () => {
      if (isOver || stream !== ours) return;
      stop();
      show({ phase: { kind: "ended" } });
    });
    ours.addEventListener("error", () => {
      if (isOver || stream !== ours) return;
      lost();
      if (ours.readyState === closed) void askWhy(ours);
    });
  }

  async function askWhy(ours: EventStream): Promise<void> {
    cancel();
    const code = await refusal(address);
    if (isOver || stream !== ours) return;
    if (code !== undefined && final.has(code)) {
      stop();
      show({ phase: { kind: "refused", code } });
      return;
    }
    later(retriesMs[Math.min(tries, retriesMs.length - 1)] ?? silenceMs, connect);
    tries += 1;
  }

  function again(): void {
    stream?.close();
    lost();
    connect();
  }

  connect();
  return stop;
}

function parsed(data: unknown): RoomState | undefined {
  try {
    const state = parseRoomState(JSON.parse(String(data)));
    return state.ok ? state.value : undefined;
  } catch {
    return undefined;
  }
}

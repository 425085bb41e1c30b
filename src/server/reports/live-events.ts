import { PassThrough } from "node:stream";
import type { RoomState } from "#sync/report-messages.ts";

/** Undefined: the session has ended. */
export type ReadState = () => Promise<RoomState | undefined>;

export interface LiveEventsOptions {
  /** Between two looks into the database, for each session that anybody watches here. */
  readonly pollMs?: number;
  /** After this time a state is sent though nothing changed, and whether the watcher may still watch is asked again. */
  readonly heartbeatMs?: number;
  readonly onError: (error: unknown) => void;
}
const defaults = { pollMs: 2000, heartbeatMs: 20_000 };

interface Watcher {
  readonly stream: PassThrough;
  mayWatch(): Promise<boolean>;
  /** What was sent last, without its time. */
  sent: string;
  sentAtMs: number;
}
interface Session {
  readonly read: ReadState;
  readonly watchers: Set<Watcher>;
  latest?: { readonly text: string; readonly event: string };
  timer?: NodeJS.Timeout;
  /** The look that is under way, or was last. */
  look: Promise<void>;
}

/**
 * Sends the state of live sessions to whoever watches them, as server-sent events. However many watch, each process looks into the database
 * once in a while for each session; processes know nothing of each other. An event is the whole state, so a watcher who cannot keep up is
 * sent the next one after they have caught up, and nothing piles up for them.
 */
export function createLiveEvents({ pollMs = defaults.pollMs, heartbeatMs = defaults.heartbeatMs, onError }: LiveEventsOptions) {
  const sessions = new Map<string, Session>();
  let isClosed = false;

  /** Looks now, and again and again while anybody watches. */
  function follow(id: string, session: Session): void {
    session.look = look(id, session).then(() => {
      if (session.watchers.size > 0) session.timer = setTimeout(() => follow(id, session), pollMs);
      else if (sessions.get(id) === session) sessions.delete(id);
    });
  }

  async function look(id: string, session: Session): Promise<void> {
    try {
      const state = await session.read();
      if (!state) return end(id, session);
      session.latest = { text: JSON.stringify({ ...state, asOf: "" }), event: `event: room\ndata: ${JSON.stringify(state)}\n\n` };
      for (const watcher of session.watchers) await send(session, watcher);
    } catch (error) {
      onError(error); // the next look may succeed; until then the time of the last state tells how old it is
    }
  }

  async function send({ latest, watchers }: Session, watcher: Watcher): Promise<void> {
    const { stream, sent, sentAtMs } = watcher;
    const isBeat = performance.now() - sentAtMs >= heartbeatMs;
    if (!latest || stream.writableNeedDrain || (!isBeat && latest.text === sent)) return;
    if (isBeat && !(await watcher.mayWatch())) {
      stream.end();
      watchers.delete(watcher);
      return;
    }
    watcher.sent = latest.text;
    watcher.sentAtMs = performance.now();
    stream.write(latest.event);
  }

  function end(id: string, { watchers }: Session): void {
    for (const { stream } of watchers) stream.end("event: ended\ndata:\n\n");
    watchers.clear();
    sessions.delete(id);
  }

  return {
    /** A stream of events that begins with the state as it was last seen. It ends with the session, at shutdown, and when its reader goes. */
    async watch(id: string, read: ReadState, mayWatch: () => Promise<boolean>): Promise<PassThrough> {
      const stream = new PassThrough();
      stream.write("retry: 3000\n\n");
      if (isClosed) return stream.end();
      const watcher: Watcher = { stream, mayWatch, sent: "", sentAtMs: performance.now() };
      const followed = sessions.get(id);
      const session = followed ?? { read, watchers: new Set(), look: Promise.resolve() };
      session.watchers.add(watcher);
      stream.on("close", () => session.watchers.delete(watcher));
      if (followed) await send(session, watcher);
      else {
        sessions.set(id, session);
        follow(id, session);
      }
      return stream;
    },
    /** Ends all streams and waits for the looks that are under way. */
    async close(): Promise<void> {
      isClosed = true;
      const open = [...sessions.values()];
      sessions.clear();
      for (const { timer, watchers } of open) {
        clearTimeout(timer);
        for (const { stream } of watchers) stream.end();
        watchers.clear();
      }
      await Promise.all(open.map(({ look: under }) => under));
    },
    /** How many sessions are followed. */
    followed: (): number => sessions.size,
  };
}

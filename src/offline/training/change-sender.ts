import type { Owner } from "../database.ts";
import type { SyncOutcome } from "../sync/sync-engine.ts";
import type { SyncTransport } from "../sync/sync-transport.ts";
import type { ChangeQueue } from "./change-queue.ts";
import type { SendChange } from "./change-transport.ts";
import { requestFrom } from "./trainer-change.ts";

interface Deps {
  readonly queue: ChangeQueue;
  readonly send: SendChange;
  readonly transport: Pick<SyncTransport, "account">;
}

/**
 * Sends what an account changed as a trainer, oldest first, one at a time. One
 * that was sent and not answered is sent again as it was, which its version makes harmless. No timers: `sync-schedule.ts` says when.
 */
export function createChangeSender({ queue, send, transport }: Deps) {
  return {
    async run(owner: Owner): Promise<SyncOutcome> {
      if (!(await queue.hasNext(owner))) return { kind: "done" };
      // a change does not say whose it is, so the session is asked first
      const session = await transport.account();
      if (!session.ok) return outcomeOfSession(session.error);
      if (!session.value) return { kind: "stopped", code: "sign-in-needed" };
      if (session.value.id !== owner) return { kind: "owner-changed" };
      for (let next = await queue.takeNext(owner); next; next = await queue.takeNext(owner)) {
        const sent = await send(requestFrom(next.change));
        if (sent.ok) await queue.taken(owner, next.seq);
        else if (sent.error.kind === "refused") await queue.refused(owner, next.seq, sent.error.code);
        else if (sent.error.kind === "sign-in-needed") return { kind: "stopped", code: "sign-in-needed" };
        else {
          const { code, retryAfterMs } = sent.error;
          return { kind: "waiting", code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
        }
      }
      return { kind: "done" };
    },
  };
}

/** Without an answer to who is signed in, nothing is sent. */
function outcomeOfSession({ code, retryAfterMs }: { readonly code: string; readonly retryAfterMs?: number }): SyncOutcome {
  const known = code === "offline" || code === "time-out" || code === "unreadable" || code === "too-often";
  return { kind: "waiting", code: known ? code : "unavailable", ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

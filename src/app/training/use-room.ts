import { useEffect, useState } from "react";
import { after, silenceMs } from "#offline/patient-fetch.ts";
import { type WatchedRoom, watchRoom } from "./room-watch.ts";

/** A live session as it goes on; stops watching with the screen. */
export function useRoom(session: string): WatchedRoom {
  const [room, setRoom] = useState<WatchedRoom>({ state: undefined, phase: { kind: "connecting" } });
  useEffect(
    () => watchRoom(`/api/live/${session}/events`, { open: (address) => new EventSource(address), refusal, after }, setRoom),
    [session],
  );
  return room;
}

/** Asks as a stream would and hangs up. */
async function refusal(address: string): Promise<string | undefined> {
  const call = new AbortController();
  const cancel = after(silenceMs, () => call.abort());
  try {
    const response = await fetch(address, { credentials: "same-origin", signal: call.signal });
    if (response.ok) return undefined;
    const { problem } = (await response.json()) as { readonly problem?: { readonly code?: unknown } };
    return typeof problem?.code === "string" ? problem.code : undefined;
  } catch {
    return undefined;
  } finally {
    cancel();
    call.abort();
  }
}

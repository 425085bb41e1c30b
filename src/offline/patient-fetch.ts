/** Does the work later, unless the answer is called. */
export type After = (ms: number, work: () => void) => () => void;

export const after: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Longer than any pause of a slow line that still brings something. */
export const silenceMs = 30_000;

/**
 * A `fetch` that reads whole answers and gives up after a silence: a network that swallows what is sent never says so. However long a
 * large file takes on a slow line, each piece that arrives gives it time anew.
 */
export const createPatientFetch =
  (fetch: typeof globalThis.fetch, after: After, limitMs = silenceMs): typeof globalThis.fetch =>
  async (address, options) => {
    const { signal } = options ?? {};
    signal?.throwIfAborted();
    const call = new AbortController();
    const stop = () => call.abort(signal?.reason);
    signal?.addEventListener("abort", stop);
    let cancel = after(limitMs, stop);
    try {
      const response = await fetch(address, { ...options, signal: call.signal });
      const reader = response.body?.getReader();
      if (!reader) return response;
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        pieces.push(piece.value);
        cancel();
        cancel = after(limitMs, stop);
      }
      const { status, statusText, headers } = response;
      return new Response(status === 204 ? null : new Blob(pieces), { status, statusText, headers });
    } finally {
      cancel();
      signal?.removeEventListener("abort", stop);
    }
  };

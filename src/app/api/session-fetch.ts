let ending = new AbortController();

/** A `fetch` for whatever is asked under the session of this page: it rejects with an `AbortError` once the session is being ended. */
export const underSession =
  (ask: typeof fetch): typeof fetch =>
  (address, options) => {
    const { signal } = options ?? {};
    return ask(address, { ...options, signal: signal ? eitherOf(signal, ending.signal) : ending.signal });
  };

/** Calls off what is on its way and all that follows: the server would refuse it, and it may be another person's by then. */
export function callOffSession(): { readonly resume: () => void } {
  ending.abort();
  return {
    resume: () => {
      ending = new AbortController();
    },
  };
}

/** `AbortSignal.any`, which Safari has only since 17.4. */
function eitherOf(first: AbortSignal, second: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [first, second]) {
    const abort = () => either.abort(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { signal: either.signal });
  }
  return either.signal;
}

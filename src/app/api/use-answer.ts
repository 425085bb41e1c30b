import { useCallback, useEffect, useState } from "react";
import type { Result } from "#domain/result.ts";
import { type ApiProblem, callApi } from "./call-api.ts";

/**
 * What a GET route answers, `undefined` until it has; `again` asks once more and keeps what is shown meanwhile. What is no longer
 * wanted is called off, so that a slow line carries only what somebody waits for.
 */
export function useAnswer<Answer>(path: string): {
  readonly answer: Result<Answer, ApiProblem> | undefined;
  readonly again: () => void;
} {
  const [known, setKnown] = useState<{ readonly path: string; readonly answer: Result<Answer, ApiProblem> }>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const call = new AbortController();
    void callApi<Answer>("GET", path, undefined, call).then((answer) => {
      if (!call.signal.aborted) setKnown({ path, answer });
    });
    return () => call.abort();
  }, [path, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { answer: known?.path === path ? known.answer : undefined, again };
}

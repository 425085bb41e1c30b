import { useCallback, useEffect, useState } from "react";
import type { ApiProblem } from "../api/call-api.ts";
import type { Dated, Parse } from "./training.ts";
import { useTraining } from "./use-training.ts";

/** What a route answered, now or when it could last be asked. */
export interface DatedAnswer<T> {
  /** The newest that is here; `undefined` while nothing is. */
  readonly dated: Dated<T> | undefined;
  readonly isAsking: boolean;
  /** Why the server could not be asked just now; `dated`, if there is one, is from before. */
  readonly problem: ApiProblem | undefined;
  readonly again: () => void;
}
interface Known<T> {
  readonly path: string | undefined;
  readonly dated?: Dated<T>;
  readonly problem?: ApiProblem;
  readonly isAsking: boolean;
}

/**
 * A GET route for a trainer: first what is kept on this device, then what the server says, which is kept in its place. Asks again by
 * itself when the server has taken a change. Give a `parse` that stays the same function, and no path while there is nothing to ask.
 */
export function useDatedAnswer<T>(path: string | undefined, parse: Parse<T>): DatedAnswer<T> {
  const { training, state } = useTraining() ?? {};
  const taken = state?.taken;
  const [known, setKnown] = useState<Known<T>>({ path, isAsking: true });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round, and what the server took, ask again
  useEffect(() => {
    if (!training || path === undefined) return;
    let current = true;
    const show = (change: (before: Known<T>) => Known<T>) => {
      if (current) setKnown((before) => change(before.path === path ? before : { path, isAsking: true }));
    };
    show((before) => ({ ...before, isAsking: true }));
    void training.kept(path, parse).then((kept) => {
      if (kept) show((before) => (before.dated || (before.problem && !isPassing(before.problem)) ? before : { ...before, dated: kept }));
    });
    void training.ask(path, parse).then((asked) => {
      show(({ dated }) =>
        asked.ok
          ? { path, dated: asked.value, isAsking: false }
          : { path, problem: asked.error, isAsking: false, ...(dated && isPassing(asked.error) && { dated }) },
      );
    });
    return () => {
      current = false;
    };
  }, [training, path, parse, round, taken]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const shown = known.path === path ? known : undefined;
  const answered = shown && !shown.isAsking && !shown.problem ? shown.dated : undefined;
  useEffect(() => {
    if (path !== undefined && answered) training?.shown(path, answered);
  }, [training, path, answered]);
  return { dated: shown?.dated, isAsking: shown?.isAsking ?? true, problem: shown?.problem, again };
}

/** What was read before may still be shown. */
const isPassing = ({ code }: ApiProblem): boolean => !["not-found", "forbidden", "confidential"].includes(code);

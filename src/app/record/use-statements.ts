import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Statement } from "#domain/record/statement.ts";
import type { Device, DeviceProblem, Jotted, NewStatement } from "../device/device.ts";
import { whenIdle } from "../when-idle.ts";

/** A page that is busy or hidden does not hold the database back for longer. */
const longestFrameMs = 100;

/** Something that could not be kept or read, and how to try it again. */
export interface Failure {
  readonly problem: DeviceProblem;
  readonly retry: () => void;
}

/**
 * Writes a statement; `then` runs once it is stored, never before. While one is being written others are passed over (double clicks).
 * `first` runs as soon as the statement is kept, in the journal where there is one, and is painted before anything else is done; should the
 * statement not be stored after all, what it answers takes it back.
 */
export type Keep = (statement: NewStatement, then?: () => void, first?: () => () => void) => void;

export interface KeptStatements {
  /** Undefined until they have been read. */
  readonly statements: readonly Statement[] | undefined;
  /** False when it was passed over. */
  readonly keep: (...given: Parameters<Keep>) => boolean;
  readonly failure: Failure | undefined;
}

/** What this learner did at one activity (`course/id`), kept current with other tabs, and the way to add to it. `read` must stay the same function. */
export function useStatements<D extends Pick<Device, "jot" | "record" | "subscribe">>(
  device: D | undefined,
  activityId: string,
  read: (device: D, activityId: string) => Promise<readonly Statement[]>,
): KeptStatements {
  const [found, setFound] = useState<readonly Statement[]>();
  const [written, setWritten] = useState<readonly Statement[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const writing = useRef(false);

  useEffect(() => {
    if (!device) return;
    let current = true;
    const refresh = async () => {
      try {
        const statements = await read(device, activityId);
        if (current) setFound(statements);
      } catch {
        if (current) setFailure({ problem: { code: "failed" }, retry: () => void refresh() });
      }
    };
    void refresh();
    const stop = device.subscribe(() => void refresh());
    return () => {
      current = false;
      stop();
    };
  }, [device, activityId, read]);

  const keep = useCallback<KeptStatements["keep"]>(
    (statement, then, first) => {
      if (!device || writing.current) return false;
      const write = async (what: NewStatement | Jotted, takeBack?: () => void) => {
        writing.current = true;
        const kept = await device.record(what).finally(() => {
          writing.current = false;
        });
        if (!kept.ok) {
          takeBack?.();
          setFailure({ problem: kept.error, retry: () => void write(what) });
          return;
        }
        setFailure(undefined);
        const follow = () => {
          setWritten((before) => [...before, kept.value]);
          then?.();
        };
        if (!takeBack) first?.();
        if (first) startTransition(follow);
        else follow();
      };
      const jotted = first && device.jot(statement);
      if (jotted) {
        writing.current = true;
        const takeBack = first();
        whenIdle(() => void write(jotted, takeBack), longestFrameMs);
      } else void write(statement);
      return true;
    },
    [device],
  );

  const statements = useMemo(() => found && [...written, ...found], [found, written]);
  return { statements, keep, failure };
}

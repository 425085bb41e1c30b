import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Statement } from "#domain/record/statement.ts";
import type { Device, DeviceProblem, NewStatement } from "../device/device.ts";

/** Something that could not be kept or read, and how to try it again. */
export interface Failure {
  readonly problem: DeviceProblem;
  readonly retry: () => void;
}

/**
 * Writes a statement; `then` runs once it is kept, never before. While one is being written others are passed over (double clicks). What
 * `first` changes is painted before all that follows from the statement, `then` included, where a page has much to draw.
 */
export type Keep = (statement: NewStatement, then?: () => void, first?: () => void) => void;

export interface KeptStatements {
  /** Undefined until they have been read. */
  readonly statements: readonly Statement[] | undefined;
  /** False when it was passed over. */
  readonly keep: (...given: Parameters<Keep>) => boolean;
  readonly failure: Failure | undefined;
}

/** What this learner did at one activity (`course/id`), kept current with other tabs, and the way to add to it. `read` must stay the same function. */
export function useStatements<D extends Pick<Device, "record" | "subscribe">>(
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
      const write = async () => {
        const kept = await device.record(statement).finally(() => {
          writing.current = false;
        });
        if (!kept.ok) {
          setFailure({ problem: kept.error, retry: () => keep(statement, then, first) });
          return;
        }
        setFailure(undefined);
        const follow = () => {
          setWritten((before) => [...before, kept.value]);
          then?.();
        };
        first?.();
        if (first) startTransition(follow);
        else follow();
      };
      writing.current = true;
      void write();
      return true;
    },
    [device],
  );

  const statements = useMemo(() => found && [...found, ...written], [found, written]);
  return { statements, keep, failure };
}

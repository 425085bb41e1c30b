import { err, ok, type Result } from "#domain/result.ts";
import { DatabaseError } from "../database-error.ts";
import type { ClusterProblem } from "./open-cluster.ts";
import { startWorker } from "./programs.ts";
import type { WorkerAnswer, WorkerRequest } from "./worker-messages.ts";

/** The one connection of the embedded database. */
export interface PgliteConnection {
  query(sql: string, parameters: readonly unknown[]): Promise<{ readonly rows: readonly unknown[]; readonly affected: number }>;
  /** Calls of fsync since the start, as of the last answer. */
  fsyncs(): number;
  /** Resolves when everything is on disk. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens a cluster in a worker thread. When the thread fails, every query from then on rejects with `database-gone`, and `onGone` is told, once:
 * only another process can open it again.
 */
export async function openWorkerConnection(
  folder: string,
  onGone: (error: Error) => void = () => {},
): Promise<Result<PgliteConnection, ClusterProblem>> {
  const worker = startWorker("pglite-worker", folder);
  const waiting: Waiting[] = [];
  let gone: Error | undefined;
  let isOpen = false;
  let fsyncs = 0;

  const fail = (cause: string) => {
    gone ??= new DatabaseError("database-gone", cause);
    for (const { reject } of waiting.splice(0)) reject(gone);
    if (isOpen) onGone(gone);
    isOpen = false;
  };
  worker.on("message", (answer: WorkerAnswer) => waiting.shift()?.resolve(answer));
  worker.on("error", (error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  worker.on("exit", () => fail("the thread of the database has ended"));
  const nextAnswer = () => new Promise<WorkerAnswer>((resolve, reject) => waiting.push({ resolve, reject }));
  const ask = async (request: WorkerRequest): Promise<WorkerAnswer> => {
    if (gone) throw gone;
    worker.postMessage(request); // throws for what cannot be sent: then nobody may wait, or each would get another's answer
    return nextAnswer();
  };

  const first = await nextAnswer().catch((error: Error): WorkerAnswer => {
    return { kind: "refused", problem: { code: "cluster-unusable", cause: error.message } };
  });
  if (first.kind === "refused") return err(first.problem);

  isOpen = true;
  return ok({
    async query(sql, parameters) {
      const answer = await ask({ kind: "query", sql, parameters });
      if (answer.kind === "failed") throw new DatabaseError("query-failed", answer.message, answer);
      if (answer.kind !== "rows") throw new Error(`the database answered a query with "${answer.kind}"`);
      fsyncs = answer.fsyncs;
      return answer;
    },
    fsyncs: () => fsyncs,
    async close() {
      if (gone) return;
      isOpen = false;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      await ask({ kind: "close" });
      await ended;
    },
  });
}

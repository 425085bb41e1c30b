import { parentPort, workerData } from "node:worker_threads";
import { type Cluster, openCluster } from "./open-cluster.ts";
import type { WorkerAnswer, WorkerRequest } from "./worker-messages.ts";

/**
 * The embedded database in a thread of its own, so that a long query does not stop the server from answering.
 * `workerData` is the folder of the cluster.
 */
async function main(): Promise<void> {
  const port = parentPort;
  if (!port || typeof workerData !== "string") throw new Error("started as a program; it is a worker thread");
  const answer = (message: WorkerAnswer) => port.postMessage(message);
  const opened = await openCluster(workerData);
  if (!opened.ok) {
    answer({ kind: "refused", problem: opened.error });
    port.close();
    return;
  }
  let last = Promise.resolve();
  port.on("message", (request: WorkerRequest) => {
    last = last.then(async () => {
      if (request.kind === "query") return answer(await run(opened.value, request.sql, request.parameters));
      await opened.value.pg.close();
      answer({ kind: "closed" });
      port.close();
    });
  });
  answer({ kind: "opened" });
}

async function run({ pg, fsyncs }: Cluster, sql: string, parameters: readonly unknown[]): Promise<WorkerAnswer> {
  try {
    const { rows, affectedRows = 0 } = await pg.query(sql, [...parameters]);
    return { kind: "rows", rows, affected: affectedRows, fsyncs: fsyncs() };
  } catch (error) {
    const { message, code, constraint } = error as { readonly message: string; readonly code?: string; readonly constraint?: string };
    // An error without a code is none of PostgreSQL's: a value that cannot be written for it, unless the database itself has failed.
    if (code === undefined && !(await isAnswering(pg))) throw error;
    return { kind: "failed", message, code, constraint };
  }
}

const isAnswering = (pg: Cluster["pg"]): Promise<boolean> =>
  pg.query("select 1").then(
    () => true,
    (error: { readonly code?: string }) => error.code !== undefined,
  );

await main();

import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * The programs that run beside the server: a worker thread and a child process. The build puts each beside the server's main file, as
 * it does with every chunk; from the sources (tests, tools) tsx runs them, from the project's root.
 */
type Program = "pglite-worker" | "create-cluster";

const isSource = import.meta.url.endsWith(".ts");
const urlOf = (program: Program): URL => new URL(`./${program}.${isSource ? "ts" : "js"}`, import.meta.url);

/** Arguments for Node that start a program in a child process. */
export const childArguments = (program: Program): readonly string[] => [
  ...(isSource ? ["--import", "tsx"] : []),
  fileURLToPath(urlOf(program)),
];

export function startWorker(program: Program, workerData: unknown): Worker {
  if (!isSource) return new Worker(urlOf(program), { workerData });
  const viaTsx = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(urlOf(program))}); })`;
  return new Worker(viaTsx, { eval: true, workerData });
}

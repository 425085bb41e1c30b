import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { err, ok, type Result } from "#domain/result.ts";
import { fsyncPath } from "./durable-node-fs.ts";
import type { ClusterProblem } from "./open-cluster.ts";
import { childArguments } from "./programs.ts";

/** Makes the cluster where there is none. It appears whole or not at all: made beside, synced, renamed. */
export async function ensureCluster(dataDir: string): Promise<Result<string, ClusterProblem>> {
  const folder = join(dataDir, "database");
  if (existsSync(join(folder, "PG_VERSION"))) return ok(folder);
  const unfinished = join(dataDir, "database.new");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  const child = spawn(process.execPath, [...childArguments("create-cluster"), unfinished], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [errors, [exitCode]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (exitCode !== 0) return err({ code: "cluster-unusable", cause: `it could not be created: ${errors.trim().slice(-500)}` });
  await rename(unfinished, folder);
  fsyncPath(dataDir);
  return ok(folder);
}

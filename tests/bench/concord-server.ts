import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { root, runNode } from "../../tools/run/child.ts";
import { withLock } from "../../tools/run/lock.mjs";
import type { TlsFiles } from "./tls.ts";

export const benchDist = join(root, ".cache/bench-dist");
const startMs = 20_000;

/** Builds the app with a folder of courses as for a release, beside the `dist` of people and tests. */
export async function buildConcord(courses: string): Promise<void> {
  const args = ["--import", "tsx", "tools/build/build.ts", "--quality", "11", "--courses", courses, "--out", benchDist];
  const exitCode = await withLock(join(root, ".cache"), "build", () => runNode(args));
  if (exitCode !== 0) throw new Error("the app could not be built");
}

/** Starts the project's own server on the build, with TLS and a free port. Its data goes into `dataDir`. It can be stopped at any time. */
export function startConcordServer(dataDir: string, { certPath, keyPath }: TlsFiles) {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: "0",
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    TLS_CERT: certPath,
    TLS_KEY: keyPath,
  };
  const child = spawn(process.execPath, [join(benchDist, "server/main.js")], { env, stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "exit");
  return {
    port: portOf(child, exited),
    stop: async (): Promise<void> => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await exited;
    },
  };
}

/** What the server says when it is ready; rejects with what it said instead. */
function portOf({ stdout, stderr }: ChildProcessByStdio<null, Readable, Readable>, exited: Promise<unknown>): Promise<number> {
  let said = "";
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`the server did not start: ${said}`));
    const timer = setTimeout(fail, startMs);
    const listen = (text: Buffer) => {
      said += text;
      const found = /running at https:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found));
    };
    stdout.on("data", listen);
    stderr.on("data", listen);
    void exited.then(() => {
      clearTimeout(timer);
      fail();
    });
  });
}

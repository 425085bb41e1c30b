import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { root, runNode } from "../../tools/run/child.ts";
import { withLock } from "../../tools/run/lock.mjs";
import type { TlsFiles } from "./tls.ts";

export const benchDist = join(root, ".cache/bench-dist");
const startMs = 20_000;

/** Builds the app with a folder of courses, beside the `dist` of people and tests; as for a release unless another quality is given. */
export async function buildConcord(courses: string, out = benchDist, quality = 11): Promise<void> {
  const args = ["--import", "tsx", "tools/build/build.ts", "--quality", String(quality), "--courses", courses, "--out", out];
  const exitCode = await withLock(join(root, ".cache"), "build", () => runNode(args));
  if (exitCode !== 0) throw new Error("the app could not be built");
}

interface ServerOptions {
  readonly dist?: string;
  /** A free one if none is given. */
  readonly port?: number;
}

/** Starts the project's own server on the build, with TLS. Its data goes into `dataDir`. It can be stopped at any time. */
export function startConcordServer(dataDir: string, { certPath, keyPath }: TlsFiles, { dist = benchDist, port = 0 }: ServerOptions = {}) {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    TLS_CERT: certPath,
    TLS_KEY: keyPath,
  };
  const child = spawn(process.execPath, [join(dist, "server/main.js")], { env, stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "exit");
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += String(text);
  });
  return {
    port: portOf(child, exited),
    /** The link that makes the first administrator, without its origin; once the server has started on an empty folder. */
    setUpPath: (): string => /https?:\/\/[^\s/]+(\/\w\w\/set-up#[\w-]+)/.exec(printed)?.[1] ?? "",
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

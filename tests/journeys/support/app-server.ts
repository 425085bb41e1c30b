import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freshData } from "./builds.ts";

export interface AppServer {
  /** Stays the same when the server is stopped and started again. */
  readonly origin: string;
  readonly port: number;
  /** Holds the published packs. */
  readonly dataDir: string;
  /** Path of the one-time link for the first administrator, from what the first start printed. */
  readonly setUpPath: string;
  /** Ends the process at once, as a power cut does. */
  stop(): Promise<void>;
  /** Starts it again on the same port and data, with the same or another build, and with these variables of the environment. */
  start(dist?: string, settings?: NodeJS.ProcessEnv): Promise<void>;
}

/** Our own server process with a data folder of its own. Both go when the test is over. */
export async function startServer(dist: string): Promise<AppServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-data-"));
  cpSync(join(freshData, "database"), join(dataDir, "database"), { recursive: true });
  let child: ChildProcess | undefined;
  const stop = async () => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await gone;
  };
  let printed = "";
  const launch = async (folder: string, port: number, settings: NodeJS.ProcessEnv = {}): Promise<number> => {
    const started = spawn(process.execPath, [join(folder, "server/main.js")], {
      env: { ...process.env, NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child = started;
    started.stdout?.on("data", (text) => {
      printed += String(text);
    });
    return portOf(started);
  };
  onTestFinished(async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  const port = await launch(dist, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    get setUpPath() {
      const path = /https?:\/\/[^\s/]+(\/\w\w\/set-up#[\w-]+)/.exec(printed)?.[1];
      if (!path) throw new Error(`no set-up link was printed: ${printed}`);
      return path;
    },
    stop,
    start: async (other = dist, settings) => {
      await stop();
      await launch(other, port, settings);
    },
  };
}

/** Reads the port from the line that the server prints when it is ready. */
export function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (text) => {
      printed += String(text);
      const port = /running at http:\/\/[^\s:]+:(\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
}

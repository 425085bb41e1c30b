import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

/** A browser driven by the commands of the W3C's WebDriver. */
export interface Engine {
  goTo(address: string): Promise<void>;
  /** Runs the body of a function in the page and gives what it returns. */
  run<T>(body: string): Promise<T>;
}
type Send = (command: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Firefox speaks WebDriver's commands on a socket of its own (Marionette), so that no driver program is needed. */
export async function openFirefox(executablePath: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), "concord-firefox-"));
  const preferences = { "marionette.port": 0, "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const browser = spawn(executablePath, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    env: { ...process.env, HOME: profile },
    stdio: "ignore",
  });
  onTestFinished(async () => {
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    browser.kill("SIGKILL");
    await gone;
    rmSync(profile, { recursive: true, force: true });
  });
  const port = await vi.waitFor(() => Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8")), { timeout: 60_000 });
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const send = marionette(socket);
  await send("NewSession", { capabilities: {} });
  return {
    goTo: async (url) => void (await send("Navigate", { url })),
    run: async <T>(script: string) => ((await send("ExecuteScript", { script, args: [] })) as { readonly value: T }).value,
  };
}

/** Messages are `length:[0, id, command, parameters]` there and `length:[1, id, error, result]` back. */
function marionette(socket: Socket): Send {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let unread = Buffer.alloc(0);
  let last = 0;
  socket.on("data", (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    for (;;) {
      const colon = unread.indexOf(":");
      const end = colon + 1 + Number(unread.subarray(0, colon));
      if (colon < 0 || unread.length < end) return;
      const message: unknown = JSON.parse(unread.subarray(colon + 1, end).toString());
      unread = unread.subarray(end);
      if (!Array.isArray(message)) continue; // the greeting
      const [, id, error, result] = message;
      const asker = waiting.get(Number(id));
      waiting.delete(Number(id));
      if (error) asker?.reject(new Error(JSON.stringify(error)));
      else asker?.resolve(result);
    }
  });
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const message = JSON.stringify([0, last, `WebDriver:${command}`, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

/** WebKitGTK's MiniBrowser behind its WebDriver program; it needs a display, real or virtual. */
export async function openWebKit(driverPath: string): Promise<Engine> {
  const port = await freePort();
  const command = process.env.DISPLAY ? [driverPath] : ["xvfb-run", "--auto-servernum", driverPath];
  const [program = driverPath, ...args] = command;
  const driver = spawn(program, [...args, `--port=${port}`], { stdio: "ignore", detached: true });
  onTestFinished(() => {
    if (driver.pid) process.kill(-driver.pid, "SIGTERM");
  });
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body === undefined ? null : JSON.stringify(body) });
    const { value } = (await response.json()) as { readonly value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { args: ["--automation"] } } };
  const session = await vi.waitFor(() => send("POST", "/session", { capabilities }), { timeout: 60_000, interval: 250 });
  const path = `/session/${(session as { readonly sessionId: string }).sessionId}`;
  onTestFinished(async () => void (await send("DELETE", path)));
  return {
    goTo: async (url) => void (await send("POST", `${path}/url`, { url })),
    run: async <T>(script: string) => (await send("POST", `${path}/execute/sync`, { script, args: [] })) as T,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

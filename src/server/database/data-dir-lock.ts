import { createHash } from "node:crypto";
import { once } from "node:events";
import { statSync } from "node:fs";
import { unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { err, ok, type Result } from "#domain/result.ts";

export interface DataDirLock {
  release(): Promise<void>;
}

/**
 * Keeps a second process from the same data folder: two would destroy the embedded database without an error. The lock is a local socket
 * named after the folder's place on disk, so the system itself ends it with the process, however that ends. It is blind to another
 * machine or container that shares the folder (docs/hosting.md).
 */
export async function lockDataDir(dataDir: string): Promise<Result<DataDirLock, { readonly code: "data-dir-in-use" }>> {
  const address = socketAddress(dataDir);
  const server = (await listen(address)) ?? ((await isAbandoned(address)) ? await listen(address) : undefined);
  if (!server) return err({ code: "data-dir-in-use" });
  server.unref();
  return ok({
    release: async () => {
      server.close();
      await once(server, "close");
    },
  });
}

function socketAddress(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `concord-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Undefined if somebody listens there already. */
async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((connection) => connection.destroy());
  server.listen(address);
  try {
    await once(server, "listening");
    return server;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return undefined;
    throw error;
  }
}

/** On systems where a socket is a file, that file outlives a process that was killed. */
async function isAbandoned(address: string): Promise<boolean> {
  if (process.platform === "linux" || process.platform === "win32") return false;
  const connection = connect(address);
  try {
    await once(connection, "connect");
    return false;
  } catch {
    await unlink(address);
    return true;
  } finally {
    connection.destroy();
  }
}

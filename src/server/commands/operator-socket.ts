import { createHash } from "node:crypto";
import { chmodSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { type Command, type CommandContext, type CommandOptions, type CommandOutcome, failed } from "./command.ts";

/**
 * The embedded database belongs to one process. While the server runs, commands are handed to it through a local socket that only the
 * account it runs under can open.
 */
const requestShape = z.strictObject({
  command: z.string(),
  options: z.strictObject({
    file: z.string().optional(),
    replace: z.boolean().optional(),
    to: z.string().optional(),
    token: z.string().optional(),
    tenant: z.string().optional(),
  }),
});
const outcomeShape = z.object({ isOk: z.boolean(), message: z.string() });

/** Paths of sockets may be no longer than some hundred characters. */
const longestPath = 100;

function socketPath(dataDir: string): string {
  const name = `concord-${createHash("sha256").update(dataDir).digest("hex").slice(0, 24)}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}-operator`;
  const path = join(dataDir, "operator.sock");
  return path.length <= longestPath ? path : join(tmpdir(), `${name}.sock`);
}

/** Runs commands in this process until it is closed. Only one process may have the data folder, so what is left of another one is dead. */
export async function serveOperator(context: CommandContext, commands: Readonly<Record<string, Command>>): Promise<Server> {
  const path = socketPath(context.dataDir);
  const server = createServer(async (incoming, answer) => {
    const outcome = await outcomeOf(context, commands, await json(incoming).catch(() => undefined));
    answer.setHeader("content-type", "application/json").end(JSON.stringify(outcome));
  });
  if (process.platform !== "win32") rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(path, resolve));
  if (process.platform !== "win32") chmodSync(path, 0o600);
  return server;
}

async function outcomeOf(context: CommandContext, commands: Readonly<Record<string, Command>>, sent: unknown): Promise<CommandOutcome> {
  const parsed = requestShape.safeParse(sent);
  const command = parsed.success ? commands[parsed.data.command] : undefined;
  if (!parsed.success || !command) return failed("The running server does not know this command; it may be of another version.");
  if (command.needsServerStopped) return failed("Stop the server first: this command needs the database to itself.");
  const { options } = parsed.data;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as CommandOptions;
  try {
    return await command.run(context, given);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** Has the running server run a command; undefined if no server answers. */
export function askServer(dataDir: string, command: string, options: CommandOptions): Promise<CommandOutcome | undefined> {
  return new Promise((resolve) => {
    const asking = request({ socketPath: socketPath(dataDir), method: "POST", path: "/" }, async (answer) => {
      const outcome = outcomeShape.safeParse(await json(answer).catch(() => undefined));
      resolve(outcome.success ? outcome.data : undefined);
    });
    asking.on("error", () => resolve(undefined));
    asking.end(JSON.stringify({ command, options }));
  });
}

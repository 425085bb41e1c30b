import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The project's root folder, with a separator at the end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs a Node script in the project's root on this terminal, passes signals on to it, and resolves to its exit code. */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const watch = process.env.npm_lifecycle_event ? watchParent(() => stop("SIGTERM")) : undefined;
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (exitCode) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      clearInterval(watch);
      resolve(exitCode ?? 1); // null: ended by a signal
    });
  });
}

/** npm passes a signal on to its shell only; the shell dies of it without telling us, and a server would go on holding its port. */
function watchParent(onGone: () => void): NodeJS.Timeout {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, 500);
}

const packageShape = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The script behind a package's command, so that no shell and no `.cmd` file is needed to run it. */
export function commandOf(packageName: string, command: string): string {
  const folder = join(root, "node_modules", packageName);
  const { bin } = packageShape.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  const script = typeof bin === "string" ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, script);
}

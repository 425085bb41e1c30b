import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openErasureLog } from "./accounts/erasure-log.ts";
import { type CommandOptions, type CommandOutcome, failed } from "./commands/command.ts";
import { commands, usage } from "./commands/commands.ts";
import { askServer } from "./commands/operator-socket.ts";
import { configMessage, parseConfig } from "./config.ts";
import { databaseMessage, openDatabase } from "./database/open-database.ts";
import { createPublishedPacks } from "./sync/published-packs.ts";

/** The operator's program, `npm run concord -- COMMAND`: same settings, same data as the server. */
async function main(): Promise<void> {
  const outcome = await run(process.argv.slice(2));
  (outcome.isOk ? console.log : console.error)(outcome.message);
  if (!outcome.isOk) process.exitCode = 1;
}

async function run(args: string[]): Promise<CommandOutcome> {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const options = command && parseOptions(rest);
  if (!command || !options) return failed(usage());
  const config = parseConfig(process.env);
  if (!config.ok) return failed(configMessage(config.error));
  const { dataDir, databaseUrl, publicUrl, port } = config.value;

  const db = await openDatabase({ dataDir, ...(databaseUrl && { databaseUrl }) });
  if (!db.ok && db.error.code === "data-dir-in-use") {
    const outcome = await askServer(dataDir, name, options);
    if (outcome) return outcome;
  }
  if (!db.ok) return failed(databaseMessage(db.error));
  try {
    const context = {
      db: db.value,
      packs: createPublishedPacks(resolve(dataDir, "packs")),
      clock: { now: () => Date.now() },
      erasureLog: openErasureLog(dataDir),
      dataDir,
      publicOrigin: publicUrl ?? `http://localhost:${port}`,
    };
    return await command.run(context, options);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    await db.value.close();
  }
}

/** Paths are meant from where the person stands; npm changes folders. Undefined if the arguments make no sense. */
function parseOptions(args: string[]): CommandOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { replace: { type: "boolean" }, to: { type: "string" }, token: { type: "string" }, tenant: { type: "string" } },
    });
    const [file, ...others] = positionals;
    if (others.length > 0) return undefined;
    const token = values.token ?? process.env.CONCORD_FORWARD_TOKEN;
    return {
      ...(file !== undefined && { file: resolve(process.env.INIT_CWD ?? "", file) }),
      ...(values.replace && { replace: true }),
      ...(values.to !== undefined && { to: values.to }),
      ...(token !== undefined && { token }),
      ...(values.tenant !== undefined && { tenant: values.tenant }),
    };
  } catch {
    return undefined;
  }
}

await main();

import { backup } from "./backup.ts";
import type { Command } from "./command.ts";
import { exportCommand } from "./export-records.ts";
import { forward } from "./forward.ts";
import { importCommand } from "./import-records.ts";
import { restore } from "./restore.ts";
import { setUpLink } from "./set-up-link.ts";

/** What an operator can do, by the name to type. */
export const commands: Readonly<Record<string, Command>> = {
  backup,
  restore,
  export: exportCommand,
  import: importCommand,
  forward,
  "set-up-link": setUpLink,
};

export const usage = (): string =>
  ["Usage: npm run concord -- COMMAND", "", ...Object.values(commands).map((each) => `  ${each.usage}\n      ${each.summary}`)].join("\n");
